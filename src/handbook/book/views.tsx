import type { ComponentChildren, VNode } from 'preact';
import { GroupStateMark, topicLabel } from '../../groups/index.ts';
import { Day, Entries, Entry, Facts, Prose, Section, Tracings } from '../../platform/web/parts/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import type { GroupEntry, UnitEntry } from '../entries/model.ts';
import type { HandbookHouse } from '../given.ts';
import type { Chapter } from './model.ts';
import { anchorOf, titleOf } from './titles.ts';
import { words } from './words.ts';

interface OfGroup {
  readonly entry: GroupEntry;
  /** The day of the book. */
  readonly on: CalendarDay;
  readonly house: HandbookHouse;
}

interface OfUnit {
  readonly entry: UnitEntry;
  readonly house: HandbookHouse;
}

interface ChapterProps {
  readonly chapter: Chapter;
  readonly house: HandbookHouse;
  /** Its entries, or where they are to come. */
  readonly children: ComponentChildren;
}

/** A chapter around its entries. */
export function ChapterSection({ chapter, house, children }: ChapterProps): VNode {
  return (
    <Section title={titleOf(chapter, house.association)} id={anchorOf(chapter)}>
      <Entries>{children}</Entries>
    </Section>
  );
}

/** The entries of a chapter, each by itself. */
export const entriesOf = (chapter: Chapter, house: HandbookHouse, on: CalendarDay): VNode[] =>
  chapter.kind === 'units'
    ? chapter.entries.map((entry) => <UnitInBook entry={entry} house={house} />)
    : chapter.entries.map((entry) => <GroupInBook entry={entry} house={house} on={on} />);

/** The entry of a group; alone, it does not lead to where it stands already. */
export function GroupInBook({ entry, house, on, alone = false }: OfGroup & { alone?: boolean }): VNode {
  const { slug, name, number, openedOn, endedOn } = entry;
  const years = endedOn
    ? words.fromTo(openedOn.slice(0, 4), endedOn.slice(0, 4))
    : words.sinceYear(openedOn.slice(0, 4));
  return (
    <Entry
      id={`group-${number}`}
      title={name}
      href={`/groups/${slug}`}
      mark={{ what: words.number(number), more: [years], state: <StateOf entry={entry} on={on} /> }}
      was={formerly(entry)}
    >
      <Text is={entry.purpose} />
      <Facts of={groupFacts({ entry, house, on })} />
      <Topics of={entry.topics} under="/groups" house={house} />
      {!alone && (
        <p class="no-print">
          <a href={`/handbook/groups/${slug}`}>
            {words.history}
            <span class="vh"> {name}</span>
          </a>
        </p>
      )}
    </Entry>
  );
}

/** Who answers for a group, for how long, by which rule. */
export function groupFacts({ entry, house, on }: OfGroup): (readonly [string, ComponentChildren] | false)[] {
  const { conveners, liaison, term, policy, endedOn, successor } = entry;
  const named = policy && house.policyNamed(policy);
  return [
    ...underWayFacts(entry, on),
    (endedOn === null || conveners.length > 0) && [
      words.conveners(conveners.length),
      conveners.length > 0 ? lines(conveners, words.notNamed) : words.nobody,
    ],
    liaison?.length !== 0 && [words.liaison, liaison ? lines(liaison, words.notNamed) : <NotKept />],
    term !== null && [words.term, <Years {...term} />],
    endedOn !== null && [words.ended, <Day on={endedOn} />],
    successor !== null && [words.successor, successor],
    policy !== null && [words.rules, named ? <a href={named.href}>{named.title}</a> : `${policy.id} ${policy.version}`],
  ];
}

/** The state of a group that has ended, sleeps or is being renewed; of every other the chapter says it. */
function StateOf({ entry, on }: Pick<OfGroup, 'entry' | 'on'>): VNode | null {
  const { dormantUntil, renewal } = entry.underWay;
  if (renewal) {
    const word = renewal.pendingSince ? words.pending(renewal.pendingSince) : words.renewing;
    return <GroupStateMark group={entry} state={{ look: 'renewing', word }} />;
  }
  if (dormantUntil)
    return <GroupStateMark group={entry} state={{ look: 'dormant', word: words.sleeps(dormantUntil, on) }} />;
  return entry.endedOn ? <GroupStateMark group={entry} /> : null;
}

/** What is under way with a group, a line for each. */
function underWayFacts({ slug, underWay }: GroupEntry, on: CalendarDay): (readonly [string, ComponentChildren])[] {
  const { dormantUntil, renewal, endProposed, lapsesOn } = underWay;
  const said = [
    dormantUntil && words.sleeps(dormantUntil, on),
    renewal && (
      <a href={`/petitions/${renewal.petition}`}>
        {renewal.pendingSince ? words.pending(renewal.pendingSince) : words.petitionUnderWay}
      </a>
    ),
    endProposed && (
      <a href={`/groups/${slug}/changes/${endProposed.proposal}`}>{words.endProposed[endProposed.kind]}</a>
    ),
    lapsesOn && words.lapses(lapsesOn),
  ].filter(Boolean);
  return said.length === 0 ? [] : [[words.state, said.flatMap((each, index) => [index > 0 && <br />, each])]];
}

function Years({ fromOn, untilOn }: NonNullable<GroupEntry['term']>): VNode {
  return (
    <>
      <Day on={fromOn} />
      {untilOn === null ? `, ${words.endless}` : [` ${words.to} `, <Day on={addDays(untilOn, -1)} />]}
    </>
  );
}

function UnitInBook({ entry, house }: OfUnit): VNode {
  const { id, slug, name, acronym, foundedOn, parent, charge, officers } = entry;
  return (
    <Entry
      id={`unit-${id}`}
      title={name}
      href={`/units/${slug}`}
      mark={{ what: acronym || undefined, more: [foundedOn && words.sinceYear(foundedOn.slice(0, 4))] }}
      was={formerly(entry)}
    >
      <Text is={charge} />
      <Facts
        of={[
          parent !== null && [words.partOf, parent],
          ...byOffice(officers).map(
            ([office, names]) => [officeLabel(house, office), lines(names, words.erased)] as const,
          ),
        ]}
      />
      <Topics of={entry.topics} under="/units" house={house} />
    </Entry>
  );
}

const byOffice = (officers: UnitEntry['officers']): [string, string[]][] =>
  [...Map.groupBy(officers, ({ office }) => office)].map(([office, held]) => [office, held.map(({ name }) => name)]);

const officeLabel = ({ association: { offices } }: HandbookHouse, code: string): string =>
  offices.find(({ office }) => office === code)?.label ?? code;

/** A name to a line. */
const lines = (names: readonly string[], nameless: string): ComponentChildren =>
  names.flatMap((name, index) => [index > 0 && <br />, name || nameless]);

/** A purpose or a charge. */
function Text({ is }: { is: string | null }): VNode | null {
  if (is === null) return <NotKept />;
  return is === '' ? null : <Prose text={is} />;
}

/** What was changed later, and what it said then nobody knows. */
export const NotKept = (): VNode => <i>{words.notKept}</i>;

interface TopicsProps {
  readonly of: readonly string[] | null;
  readonly under: string;
  readonly house: HandbookHouse;
}

function Topics({ of, under, house }: TopicsProps): VNode | null {
  if (of === null) return null;
  const topics = of.map((slug) => ({
    label: topicLabel(house.association.topics, slug),
    href: `${under}?topic=${encodeURIComponent(slug)}`,
  }));
  return <Tracings label={words.topics} topics={topics} />;
}

const formerly = ({ formerNames }: Pick<GroupEntry, 'formerNames'>): ComponentChildren =>
  formerNames.length > 0 && words.formerly(formerNames.map(({ name, untilOn }) => words.formerName(name, untilOn)));
