import {
  Button,
  Crumbs,
  Empty,
  Entries,
  Head,
  LinkButton,
  Pages,
  PostForm,
  Section,
  WithSide,
} from '../../platform/web/parts/index.ts';
import { get, page, partHref, partOf, seeOther, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { newInThreads, nextNew } from '../seen/queries.ts';
import type { ListedThread } from '../threads/model.ts';
import { newestThreads, talkOf } from '../threads/thread-queries.ts';
import type { List } from './model.ts';
import { seeList } from './queries.ts';
import { impedimentsToOwning } from './settings/rules.ts';
import { aboutList, feedOf, indexing, listHref } from './showing.ts';
import { Joined, ListSide, ThreadEntry } from './views.tsx';
import { purposeWords, visibilityWords, words } from './words.ts';

/** `GET /lists/:slug`: what is talked about, newest first. A former address leads to the present one. */
export const listPages = (house: ConversationsHouse): Route[] => [get('/lists/:slug', (call) => overview(call, house))];

async function overview(call: Call, house: ConversationsHouse): Promise<Answer> {
  const { visit, query, params } = call;
  const list = await seeList(visit, params['slug']);
  const href = listHref(list);
  if (list.slug !== params['slug']) return seeOther(href);
  const [about, talk] = await Promise.all([aboutList(visit, list, house), talkOf(visit.db, list.id)]);
  const part = partOf(query, 'page', talk.threads);
  const threads = await newestThreads(visit.db, list.id, part);
  const { group } = about;
  const fresh = await freshIn(visit, list, about.subscription !== undefined, threads);
  const body = (
    <>
      {group && <Crumbs links={[{ href: `/groups/${group.slug}`, label: group.name }]} />}
      <Head
        title={list.name}
        mark={{ what: purposeWords[list.purpose], more: [words.messages(talk.messages)] }}
        lede={visibilityWords[list.visibility]}
      />
      <Joined query={query} group={group} />
      <WithSide
        sideLabel={words.about}
        side={
          <ListSide
            {...about}
            here={href}
            saysWhoReads={false}
            mayOwn={impedimentsToOwning(group, visit.grants).length === 0}
          />
        }
      >
        <Section title={words.threads}>
          {threads.length === 0 ? (
            <Empty title={words.empty}>{words.emptyMore}</Empty>
          ) : (
            <Entries>
              {threads.map((thread) => (
                <ThreadEntry thread={thread} list={href} zone={visit.zone} fresh={fresh.byThread.get(thread.id)} />
              ))}
            </Entries>
          )}
          {fresh.next !== undefined && (
            <PostForm action={`${href}/unread/end`} row>
              <a href={`${href}/messages/${fresh.next}`}>{words.nextNew}</a>
              <Button kind="quiet">{words.allSeen}</Button>
            </PostForm>
          )}
          <Pages {...part} href={partHref(href, query, 'page')} label={words.pages} />
          {threads.length > 0 && (
            <p>
              <a href={`/conversations/search?list=${list.slug}`}>{words.search}</a>
              {' · '}
              <a href={`${href}/archive`}>{words.byMonth}</a>
              {feedOf(list).map((feed) => (
                <>
                  {' · '}
                  <a href={feed.href}>{words.feed}</a>
                </>
              ))}
            </p>
          )}
          {!list.closedAt && (
            <p>
              <LinkButton href={`${href}/new`}>{words.begin}</LinkButton>
            </p>
          )}
        </Section>
      </WithSide>
    </>
  );
  return page(list.name, body, {
    section: '/groups',
    description: visibilityWords[list.visibility],
    feeds: feedOf(list),
    ...indexing(list),
  });
}

/** What is new to whoever reads the list. */
async function freshIn(
  { db, by }: Call['visit'],
  list: List,
  reads: boolean,
  threads: readonly ListedThread[],
): Promise<{ byThread: ReadonlyMap<number, number>; next: number | undefined }> {
  if (!by || !reads) return { byThread: new Map(), next: undefined };
  const ids = threads.map(({ id }) => id);
  const [byThread, next] = await Promise.all([newInThreads(db, by, ids), nextNew(db, by, list.id)]);
  return { byThread, next };
}
