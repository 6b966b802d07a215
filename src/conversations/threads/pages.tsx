import { maskAddresses } from '../../platform/mail/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { Crumbs, Head, Moment, Pages, WithSide } from '../../platform/web/parts/index.ts';
import { get, page, partHref, partOf, seeOther, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import type { List } from '../lists/model.ts';
import { seeList } from '../lists/queries.ts';
import { attachmentsOf } from '../attachments/queries.ts';
import { aboutList, indexing, listHref, readsAddresses } from '../lists/showing.ts';
import { ListSide } from '../lists/views.tsx';
import { purposeWords, words as listWords } from '../lists/words.ts';
import { numberIn } from './rules.ts';
import { replyBelow } from '../writing/below.tsx';
import { markSeen } from '../seen/commands.ts';
import { newAmong, nextNew } from '../seen/queries.ts';
import type { Message, MessageId, Thread } from './model.ts';
import { placesIn, messageByNumber, messagesById, threadByNumber, threadOf, writersOf } from './thread-queries.ts';
import { anchorOf, MessageItem } from './views.tsx';
import { words } from './words.ts';

/** A thread, and the one address of each message for ever. */
export const threadPages = (house: ConversationsHouse): Route[] => [
  get('/lists/:slug/:thread', (call) => threadPage(call, house)),
  get('/lists/:slug/messages/:number', permalink),
];

async function threadPage(call: Call, house: ConversationsHouse): Promise<Answer> {
  const { visit, params, query } = call;
  const list = await seeList(visit, params['slug']);
  const number = numberIn(params['thread']);
  const thread = number && (await threadByNumber(visit.db, list.id, number));
  if (!thread) throw new NotFound();
  const href = `${listHref(list)}/${thread.number}`;
  if (thread.number !== number || list.slug !== params['slug']) return seeOther(href);
  const [about, writers, shown, reply, readsAll] = await Promise.all([
    aboutList(visit, list, house),
    writersOf(visit.db, thread.id),
    shownOf(call, thread),
    replyBelow(call, house, { list, thread }),
    readsAddresses(visit, list),
  ]);
  const reading = await readNow(call, list, about.subscription !== undefined, shown.placed);
  const { group } = about;
  const subject = maskAddresses(thread.subject) || words.noSubject;
  const body = (
    <>
      <Crumbs
        links={[
          ...(group ? [{ href: `/groups/${group.slug}`, label: group.name }] : []),
          { href: listHref(list), label: purposeWords[list.purpose] },
        ]}
      />
      <Head
        title={subject}
        mark={{
          what: words.messages(thread.messages),
          more: [
            words.people(writers.people),
            <>
              {words.since} <Moment at={writers.sinceAt} zone={visit.zone} as="day" />
            </>,
          ],
        }}
      />
      <WithSide sideLabel={listWords.about} side={<ListSide {...about} />}>
        <ol class="messages" data-keys={words.keys}>
          {shown.placed.map(({ message, indent, answers }) => (
            <MessageItem
              message={message}
              indent={indent}
              answers={answers}
              files={shown.files.get(message.id) ?? []}
              masksAddresses={!readsAll}
              isNew={reading.isNew.has(message.id)}
              list={listHref(list)}
              mayReply={!list.closedAt && !thread.closedAt}
              zone={visit.zone}
              reader={visit.by}
            />
          ))}
        </ol>
        <Pages {...shown.part} href={partHref(href, query, 'page')} label={words.parts} />
        {reading.next !== undefined && (
          <p class="gap-above">
            <a href={`${listHref(list)}/messages/${reading.next}`}>{words.nextNew}</a>
          </p>
        )}
        {reply}
      </WithSide>
    </>
  );
  return page(subject, body, { section: '/groups', ...indexing(list) });
}

/** The messages of the part that was asked for, and those that they answer. Four statements at most, however long the thread. */
async function shownOf({ visit: { db }, query }: Call, thread: Thread) {
  const places = await placesIn(db, thread);
  const part = partOf(query, 'page', places.length);
  const here = places.slice(part.from, part.from + part.most);
  const [messages, files] = await Promise.all([
    messagesById(
      db,
      here.flatMap(({ id, answers }) => (answers === null ? [id] : [id, answers])),
    ),
    attachmentsOf(
      db,
      here.map(({ id }) => id),
    ),
  ]);
  const found = (id: number | null): Message | undefined => (id === null ? undefined : messages.get(id));
  return {
    part,
    files,
    placed: here.map((place) => ({ ...place, message: found(place.id)!, answers: found(place.answers) })),
  };
}

/** What of the part is new to whoever reads the list, who has seen it from now on; and what is new elsewhere. */
async function readNow(
  call: Call,
  list: List,
  reads: boolean,
  placed: readonly { readonly message: Message }[],
): Promise<{ isNew: ReadonlySet<MessageId>; next: number | undefined }> {
  const { by, db } = call.visit;
  if (!by || !reads) return { isNew: new Set(), next: undefined };
  const isNew = await newAmong(
    db,
    by,
    placed.map(({ message }) => message.id),
  );
  const numbers = placed.filter(({ message }) => isNew.has(message.id)).map(({ message }) => message.number);
  if (numbers.length > 0) await call.perform((act) => markSeen(act, list.id, by, numbers));
  return { isNew, next: await nextNew(db, by, list.id, numbers) };
}

async function permalink({ visit, params }: Call): Promise<Answer> {
  const list = await seeList(visit, params['slug']);
  const number = numberIn(params['number']);
  const message = number && (await messageByNumber(visit.db, list.id, number));
  if (!message) throw new NotFound();
  return seeOther(await placeOf(visit.db, list, message));
}

/** Where a message stands: its thread, the part of it, the place there. */
export async function placeOf(db: Call['visit']['db'], list: List, message: Message): Promise<string> {
  const thread = await threadOf(db, message.thread);
  if (!thread) throw new NotFound();
  const places = await placesIn(db, thread);
  const at = places.findIndex(({ id }) => id === message.id);
  const { most } = partOf(new URLSearchParams(), 'page', places.length);
  const part = Math.floor(at / most) + 1;
  return `${listHref(list)}/${thread.number}${part > 1 ? `?page=${part}` : ''}#${anchorOf(message.number)}`;
}
