import type { VNode } from 'preact';
import { NotFound } from '../../platform/refusal/index.ts';
import { personOfToken } from '../../platform/mail/index.ts';
import { Button, Head, PostForm, Section } from '../../platform/web/parts/index.ts';
import { get, page, post, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { audienceOf } from '../lists/fan-out.ts';
import type { List } from '../lists/model.ts';
import { listBySlug } from '../lists/queries.ts';
import { readAgain, unsubscribe } from './commands.ts';
import { impedimentsToComingBack } from './own-readings.ts';
import { subscriptionOf } from './queries.ts';
import { words } from './words.ts';

/**
 * The address behind List-Unsubscribe (RFC 8058): a mail program posts there at once, without a session; a person who follows it is
 * asked first, since programs that look through mail follow every link.
 */
export function oneClickRoutes(house: ConversationsHouse): Route[] {
  const path = '/lists/:slug/leaving/:personal';
  return [
    get(path, (call) => asked(call, house), { cookieless: true }),
    post(path, (call) => leave(call, house), { cookieless: true }),
    post(`${path}/return`, (call) => comeBack(call, house), { cookieless: true }),
  ];
}

interface Meant {
  readonly list: List;
  readonly person: string;
  readonly hasLeft: boolean;
  /** Whoever may not come back to a list is not told what it is called by now. */
  readonly mayReturn: boolean;
}

/** Whose copy of which list the link stood in. @throws NotFound */
async function meant({ visit, params }: Call, { hashKey }: ConversationsHouse): Promise<Meant> {
  const list = await listBySlug(visit.db, params['slug'] ?? '');
  const person = list && personOfToken(hashKey(), audienceOf(list.id), params['personal'] ?? '');
  const subscription = list && person ? await subscriptionOf(visit.db, list.id, person) : undefined;
  // Whoever never read it was sent no copy.
  if (!list || !person || !subscription) throw new NotFound();
  const hasLeft = subscription.endedAt !== null;
  const mayReturn = (await impedimentsToComingBack(visit, list, person)).length === 0;
  return { list, person, hasLeft, mayReturn };
}

async function asked(call: Call, house: ConversationsHouse): Promise<Answer> {
  const { list, hasLeft, mayReturn } = await meant(call, house);
  // A goodbye leads here as well.
  if (hasLeft) return gone(call, list, mayReturn);
  return shown(
    words.leavingTitle(list.name),
    words.leavingLede,
    <>
      <PostForm action={call.path} row>
        <Button kind="grave">{words.leavingButton}</Button>
      </PostForm>
      <p>
        {words.leavingOther} <a href="/me/lists">{words.title}</a>
      </p>
    </>,
  );
}

async function leave(call: Call, house: ConversationsHouse): Promise<Answer> {
  const { list, person, hasLeft, mayReturn } = await meant(call, house);
  // A mail program that presses once more is told that it is done, or it would say that leaving failed.
  if (!hasLeft) await call.perform((act) => unsubscribe(act, list.id, person, 'left'), { by: person });
  return gone(call, list, mayReturn);
}

function gone(call: Call, list: List, mayReturn: boolean): Answer {
  if (!mayReturn) return shown(words.leftForGood, '', <a href="/me/lists">{words.title}</a>);
  return shown(
    words.leftTitle(list.name),
    words.leftUndo,
    <PostForm action={`${call.path}/return`} row>
      <Button kind="quiet">{words.back}</Button>
    </PostForm>,
  );
}

async function comeBack(call: Call, house: ConversationsHouse): Promise<Answer> {
  const { list, person, mayReturn } = await meant(call, house);
  if (!mayReturn) throw new NotFound();
  await call.perform((act) => readAgain(act, list, person), { by: person });
  return shown(words.backTitle(list.name), '', <a href={`/lists/${list.slug}`}>{words.toList}</a>);
}

function shown(title: string, lede: string, matter: VNode): Answer {
  const body = (
    <>
      <Head title={title} lede={lede || undefined} />
      <Section title={words.how}>{matter}</Section>
    </>
  );
  return page(title, body, { section: '/groups' });
}
