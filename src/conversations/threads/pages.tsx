import { NotFound } from '../../platform/refusal/index.ts';
import { Crumbs, Head, Moment, Pages, WithSide } from '../../platform/web/parts/index.ts';
import { get, page, partHref, partOf, seeOther, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import type { List } from '../lists/model.ts';
import { seeList } from '../lists/queries.ts';
import { aboutList, listHref } from '../lists/showing.ts';
import { ListSide } from '../lists/views.tsx';
import { purposeWords, words as listWords } from '../lists/words.ts';
import { numberIn } from './rules.ts';
import { replyBelow } from '../writing/below.tsx';
import type { Message, Thread } from './model.ts';
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
  const [about, writers, shown, reply] = await Promise.all([
    aboutList(visit, list, house),
    writersOf(visit.db, thread.id),
    shownOf(call, thread),
    replyBelow(call, house, { list, thread }),
  ]);
  const { group } = about;
  const subject = thread.subject || words.noSubject;
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
        <ol class="messages">
          {shown.placed.map(({ message, indent, answers }) => (
            <MessageItem
              message={message}
              indent={indent}
              answers={answers}
              list={listHref(list)}
              mayReply={!list.closedAt && !thread.closedAt}
              zone={visit.zone}
              reader={visit.by}
            />
          ))}
        </ol>
        <Pages {...shown.part} href={partHref(href, query, 'page')} label={words.parts} />
        {reply}
      </WithSide>
    </>
  );
  return page(subject, body, { section: '/groups' });
}

/** The messages of the part that was asked for, and those that they answer. Two statements, however long the thread. */
async function shownOf({ visit: { db }, query }: Call, thread: Thread) {
  const places = await placesIn(db, thread);
  const part = partOf(query, 'page', places.length);
  const here = places.slice(part.from, part.from + part.most);
  const messages = await messagesById(
    db,
    here.flatMap(({ id, answers }) => (answers === null ? [id] : [id, answers])),
  );
  const found = (id: number | null): Message | undefined => (id === null ? undefined : messages.get(id));
  return {
    part,
    placed: here.map((place) => ({ ...place, message: found(place.id)!, answers: found(place.answers) })),
  };
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
