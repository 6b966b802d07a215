import { maskAddresses } from '../../platform/mail/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { Crumbs, Head, Moment, Pages, WithSide, type Returned } from '../../platform/web/parts/index.ts';
import { get, page, partHref, partOf, seeOther, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import type { List } from '../lists/model.ts';
import { seeList } from '../lists/queries.ts';
import { aboutList, indexing, listHref } from '../lists/showing.ts';
import { Joined, ListSide } from '../lists/views.tsx';
import { purposeWords, words as listWords } from '../lists/words.ts';
import { numberIn } from './rules.ts';
import { closingPages, ThreadClosing } from './closing-pages.tsx';
import { replyBelow } from '../writing/below.tsx';
import type { Message } from './model.ts';
import { placesIn, messageByNumber, threadByNumber, threadOf, writersOf } from './thread-queries.ts';
import { MessageItem } from './message-item.tsx';
import { readNow, shownOf, viewerOf } from './shown.ts';
import { anchorOf } from './views.tsx';
import { words } from './words.ts';

/** A thread, and the one address of each message for ever. */
export const threadPages = (house: ConversationsHouse): Route[] => [
  get('/lists/:slug/:thread', (call) => threadPage(call, house)),
  ...closingPages(house, (call, returned) => threadPage(call, house, returned)),
  get('/lists/:slug/messages/:number', permalink),
];

async function threadPage(call: Call, house: ConversationsHouse, returned?: Returned): Promise<Answer> {
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
  const viewer = await viewerOf(visit, list, thread, shown);
  const reading = await readNow(call, list, about.subscription !== undefined, shown.placed);
  const { group } = about;
  const subject = maskAddresses(thread.subject) || (thread.stands ? words.noSubject : words.gone);
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
      <Joined query={query} group={group} />
      <WithSide sideLabel={listWords.about} side={<ListSide {...about} here={href} />}>
        <ol class="messages" data-keys={words.keys}>
          {shown.placed.map(({ message, indent, answers }) => (
            <MessageItem
              message={message}
              indent={indent}
              answers={answers}
              files={shown.files.get(message.id) ?? []}
              reactions={shown.reactions.get(message.id) ?? []}
              isNew={reading.isNew.has(message.id)}
              list={listHref(list)}
              viewer={viewer}
            />
          ))}
        </ol>
        <Pages {...shown.part} href={partHref(href, query, 'page')} label={words.parts} />
        {reading.next !== undefined && (
          <p class="gap-above">
            <a href={`${listHref(list)}/messages/${reading.next}`} data-next-new>
              {words.nextNew}
            </a>
          </p>
        )}
        {reply}
        <ThreadClosing thread={thread} href={href} viewer={viewer} returned={returned} />
      </WithSide>
    </>
  );
  return page(subject, body, { section: '/groups', status: returned ? 422 : 200, ...indexing(list) });
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
