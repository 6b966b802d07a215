import type { VNode } from 'preact';
import { GroupPageHead, GroupSpeaks, seeGroup } from '../../groups/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { Empty, Entries, Entry, Fine, LinkButton, Section } from '../../platform/web/parts/index.ts';
import { get, page, seeOther, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import {
  groupListsFor,
  impedimentsToOpening,
  listHref,
  purposeWords,
  visibilityWords,
  type ClosedSession,
  type GroupList,
} from '../../conversations/index.ts';
import type { SiteHouse } from '../house.ts';
import { purposeOf, words } from './group-lists-words.ts';

/** `/groups/:slug/lists`: every list of a group that the visitor may read, with what it is for. */
export const groupListPages = (house: Pick<SiteHouse, 'association'>): Route[] => [
  get('/groups/:slug/lists', (call) => groupLists(call, house)),
];

async function groupLists(call: Call, { association }: Pick<SiteHouse, 'association'>): Promise<Answer> {
  const { visit, params } = call;
  const group = await seeGroup(visit, params['slug']);
  if (group.slug !== params['slug']) return seeOther(`/groups/${group.slug}/lists`);
  const { lists, sessions } = await groupListsFor(visit, group.id);
  const mayOpen = impedimentsToOpening(group, lists, visit.grants).length === 0;
  const body = (
    <>
      <GroupPageHead group={group} title={words.title} lede={words.lede(group.name)} />
      <Section title={words.lists}>
        {lists.length === 0 ? (
          <Empty title={words.none} action={<a href={`/groups/${group.slug}`}>{words.toGroup}</a>}>
            {words.noneMore}
          </Empty>
        ) : (
          <Entries>
            {lists.map((list) => (
              <OneList list={list} zone={visit.zone} />
            ))}
          </Entries>
        )}
        {mayOpen && (
          <p>
            <LinkButton href={`/groups/${group.slug}/lists/new`} kind="quiet">
              {words.openAnother}
            </LinkButton>
          </p>
        )}
      </Section>
      {sessions.length > 0 && <Sessions sessions={sessions} zone={visit.zone} />}
      <GroupSpeaks association={association} />
    </>
  );
  return page(`${words.title} · ${group.name}`, body, { section: '/groups' });
}

function OneList({ list, zone }: { list: GroupList; zone: string }): VNode {
  const { name, purpose, visibility, messages, readers, isOwn, closedAt, reason } = list;
  return (
    <Entry
      title={name}
      href={listHref(list)}
      mark={{ what: purposeWords[purpose], more: [words.messages(messages), words.readers(readers)] }}
    >
      <p>
        {purposeOf[purpose]} {purpose !== 'closed' && visibilityWords[visibility]}
      </p>
      {reason && <p class="s">{reason}</p>}
      {closedAt ? <Fine>{words.closedOn(dayOf(closedAt, zone))}</Fine> : isOwn && <Fine>{words.own}</Fine>}
    </Entry>
  );
}

function Sessions({ sessions, zone }: { sessions: readonly ClosedSession[]; zone: string }): VNode {
  return (
    <Section title={words.sessions}>
      <Fine>{words.sessionsWhy}</Fine>
      <Entries>
        {sessions.map(({ openedAt, closedAt, reason, readers }) => (
          <Entry
            title={words.session(dayOf(openedAt, zone), closedAt && dayOf(closedAt, zone))}
            mark={{ what: purposeWords.closed, more: [words.readers(readers)] }}
          >
            <p>{reason}</p>
          </Entry>
        ))}
      </Entries>
    </Section>
  );
}
