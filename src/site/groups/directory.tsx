import type { VNode } from 'preact';
import {
  countGroups,
  GroupEntry,
  groupsBy,
  titleOf,
  topicLabel,
  type GroupsHouse,
  type GroupState,
  type ListedGroup,
} from '../../groups/index.ts';
import {
  Empty,
  Entries,
  Head,
  LinkButton,
  monthStrokes,
  Pages,
  Section,
  Tally,
} from '../../platform/web/parts/index.ts';
import { dormanciesOf } from '../../lifecycle/index.ts';
import { type Noun } from '../../roll/index.ts';
import { get, page, type Call, type Route } from '../../platform/web/index.ts';
import type { CharterSource, ShownTerm } from './charter.ts';
import { Find, type Asked } from './find.tsx';
import { stateNow } from './state.ts';
import { directoryWords as words } from './words.ts';

const pageLength = 50;
const endedStates: readonly GroupState[] = ['lapsed', 'graduated', 'dissolved', 'merged'];

/** `GET /groups`: every group there is and was. */
export function directoryPage(house: Pick<GroupsHouse, 'association'>, charters: CharterSource): Route {
  return get('/groups', async (call) => {
    const asked = askedIn(call.query);
    const { db, today } = call.visit;
    const [{ groups, total }, counts] = await Promise.all([groupsBy(db, wantedBy(asked, call)), countGroups(db)]);
    const ids = groups.map(({ id }) => id);
    const [listed, asleep] = await Promise.all([charters.chartersOf(db, ids, today), dormanciesOf(db, ids)]);
    const ended = endedStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
    const noun = house.association.words.group;
    const title = titleOf(noun);
    const entry = (group: ListedGroup) => (
      <Listed
        group={group}
        now={{ charter: listed.get(group.id), dormancy: asleep.get(group.id), today }}
        house={house}
      />
    );
    const [active, past] = [
      groups.filter(({ state }) => state === 'active'),
      groups.filter(({ state }) => state !== 'active'),
    ];
    const isAll = asked.text === '' && asked.topic === '' && asked.which.length === 0;
    const body = (
      <>
        <Head
          title={title}
          lede={words.lede(noun.many, house.association.name)}
          mark={{ what: words.inTerm(counts.active ?? 0), more: [words.haveEnded(ended)] }}
        />
        <Find asked={asked} association={house.association} mayAskMine={call.visit.by !== null} />
        {active.length > 0 && (
          <Section title={words.active} id="in-term">
            <Entries>{active.map(entry)}</Entries>
          </Section>
        )}
        {past.length > 0 && (
          <Section title={words.ended}>
            <Entries>{past.map(entry)}</Entries>
          </Section>
        )}
        {total === 0 && <NoneFound isAll={isAll} noun={noun} />}
        <Pages
          page={asked.page}
          pages={Math.ceil(total / pageLength)}
          href={(number) => hrefOf({ ...asked, page: number })}
        />
        <Section title={words.nothingFits}>
          <Empty
            title={words.noGroupCarries(noun.one)}
            action={
              <LinkButton href="/start" kind="quiet">
                {words.start(noun.named)}
              </LinkButton>
            }
          >
            {words.startOne}
          </Empty>
        </Section>
      </>
    );
    return page(title, body, { section: '/groups' });
  });
}

function NoneFound({ isAll, noun }: { isAll: boolean; noun: Noun }): VNode {
  return (
    <Section title={isAll ? words.active : words.nothing}>
      {isAll ? (
        <Empty title={words.noneYet(noun.one)}>{words.noneYetMore}</Empty>
      ) : (
        <Empty
          title={words.noneFound}
          action={
            <LinkButton href="/groups" kind="quiet">
              {words.showAll}
            </LinkButton>
          }
        >
          {words.noneFoundMore}
        </Empty>
      )}
    </Section>
  );
}

interface ListedProps {
  readonly group: ListedGroup;
  readonly now: Parameters<typeof stateNow>[1];
  readonly house: Pick<GroupsHouse, 'association'>;
}

function Listed({ group, now, house }: ListedProps): VNode {
  const topics = group.topics.map((slug) => ({
    label: topicLabel(house.association.topics, slug),
    href: `/groups?topic=${encodeURIComponent(slug)}`,
  }));
  const term = group.state === 'active' ? now.charter?.term : null;
  return (
    <GroupEntry
      group={group}
      topics={topics}
      state={stateNow(group, now)}
      note={group.state === 'active' ? now.dormancy?.reason : undefined}
      beside={term && <Months term={term} />}
    />
  );
}

function Months({ term }: { term: ShownTerm }): VNode | null {
  if (term.monthsTotal === null) return null;
  return (
    <Tally
      strokes={monthStrokes(term.monthsGone, term.monthsTotal)}
      ends={[words.months(term.monthsGone, term.monthsTotal)]}
    />
  );
}

function askedIn(query: URLSearchParams): Asked {
  const page = Number(query.get('page') ?? 1);
  return {
    text: (query.get('q') ?? '').trim().slice(0, 200),
    topic: (query.get('topic') ?? '').slice(0, 100),
    which: query.getAll('s').filter((which) => which in words.chips),
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

function wantedBy({ text, topic, which, page: number }: Asked, call: Call) {
  const states: GroupState[] = [
    ...(which.includes('term') ? ['active' as const] : []),
    ...(which.includes('ended') ? endedStates : []),
  ];
  const mine = which.includes('mine') && call.visit.by;
  return {
    ...(states.length > 0 && { states }),
    ...(topic && { topic }),
    ...(text && { text }),
    ...(mine && { person: mine }),
    most: pageLength,
    from: (number - 1) * pageLength,
  };
}

function hrefOf({ text, topic, which, page: number }: Asked): string {
  const query = new URLSearchParams();
  if (text) query.set('q', text);
  if (topic) query.set('topic', topic);
  for (const each of which) query.append('s', each);
  if (number > 1) query.set('page', String(number));
  return query.size > 0 ? `/groups?${query}` : '/groups';
}
