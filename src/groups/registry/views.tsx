import { formerlyOf } from './rules.ts';
import type { ComponentChildren, VNode } from 'preact';
import { Banner, Day, Entry, Head, Prose, Section, Speaks, State, Tracings } from '../../platform/web/parts/index.ts';
import type { Association } from '../../roll/index.ts';
import type { Group, ListedGroup } from './model.ts';
import { stateWords, words } from './words.ts';

/** The look of a state: its disc or square. */
const stateLooks: Readonly<Record<Group['state'], string>> = {
  active: 'chartered',
  lapsed: 'lapsed',
  graduated: 'dissolved',
  dissolved: 'dissolved',
  merged: 'dissolved',
};

/** A state as somebody above knows it better, as “Renewing: 64 of 100”. */
export interface ShownState {
  readonly look: string;
  readonly word: string;
}

/** The state of a group: a disc and a word. */
export function GroupStateMark({
  group,
  state,
}: {
  group: Pick<Group, 'state'>;
  state?: ShownState | undefined;
}): VNode {
  return <State of={state?.look ?? stateLooks[group.state]}>{state?.word ?? stateWords[group.state]}</State>;
}

/** The head of a group's home. */
export function GroupHead({ group, state }: { group: Group; state?: ShownState | undefined }): VNode {
  const formerly = formerlyOf(group);
  return (
    <Head
      title={group.name}
      mark={{
        what: words.number(group.number),
        more: [yearsOf(group)],
        state: <GroupStateMark group={group} state={state} />,
      }}
      lede={isSaidByHead(group) && gistOf(group.purpose)}
    >
      {formerly.length > 0 && <p class="was">{words.formerly(formerly.map(formerName))}.</p>}
    </Head>
  );
}

/** The head of a page below a group's home. */
export function GroupPageHead({ group, title, lede }: { group: Group; title: string; lede: string }): VNode {
  const home = <a href={`/groups/${group.slug}`}>{group.name}</a>;
  return <Head title={title} mark={{ what: words.number(group.number), more: [home] }} lede={lede} />;
}

const formerName = ({ name, untilOn }: Group['formerNames'][number]): string =>
  untilOn ? `${name}, until ${untilOn.slice(0, 4)}` : name;

function yearsOf({ openedOn, endedOn }: Group): string {
  return endedOn ? words.years(openedOn.slice(0, 4), endedOn.slice(0, 4)) : words.since(openedOn.slice(0, 4));
}

const paragraphsOf = (purpose: string): string[] => purpose.split(/\n\s*\n/);

/** A first paragraph that is short stands in the head alone; of a longer one the head would only repeat the beginning. */
const isSaidByHead = ({ purpose }: Pick<Group, 'purpose'>): boolean => gistOf(purpose) === paragraphsOf(purpose)[0];

/** What the group is for: its approved purpose, as far as the head has not said it, and what it says of itself. */
export function GroupAbout({ group, mayEdit = false }: { group: Group; mayEdit?: boolean }): VNode | null {
  const isWhole = !isSaidByHead(group);
  const rest = paragraphsOf(group.purpose).slice(isWhole ? 0 : 1);
  if (rest.length === 0 && !group.about && !mayEdit) return null;
  return (
    <Section title={words.purpose}>
      {rest.length > 0 && <Prose text={rest.join('\n\n')} statement={isWhole} />}
      {group.about && <h3>{words.saysOfItself}</h3>}
      {group.about && <Prose text={group.about} />}
      {mayEdit && (
        <p>
          <a href={`/groups/${group.slug}/about`}>{words.edit}</a>
        </p>
      )}
    </Section>
  );
}

/** How a group ended, and what goes on with its work; nothing for a group in term. */
export function GroupEnd({ group }: { group: Group }): VNode | null {
  if (!group.endedOn) return null;
  const title = [stateWords[group.state], ' on ', <Day on={group.endedOn} />];
  return (
    <Banner title={title}>
      <p>
        {staysWritten(group)} {group.successor && words.successor(group.successor)}
      </p>
    </Banner>
  );
}

function staysWritten({ state, endedCode }: Group): string {
  if (state !== 'lapsed') return words.endedStays;
  return endedCode === 'inactive' ? words.inactiveStays : words.lapsedStays;
}

/** “This group does not speak for the association.” */
export function GroupSpeaks({ association }: { association: Pick<Association, 'speaks'> }): VNode {
  return <Speaks>{association.speaks.group}</Speaks>;
}

/** What a listed group shows besides itself. */
export interface GroupEntryProps {
  readonly group: ListedGroup;
  readonly topics: readonly { label: string; href: string }[];
  readonly state?: ShownState | undefined;
  /** What else is to be known of it now: why it sleeps. */
  readonly note?: string | undefined;
  /** What stands at the right: the months of the term. */
  readonly beside?: ComponentChildren;
}

/** A group in a list. */
export function GroupEntry({ group, topics, state, note, beside }: GroupEntryProps): VNode {
  const formerly = formerlyOf(group).map(({ name }) => name);
  const more = group.endedOn ? yearsOf(group) : words.participants(group.participants);
  return (
    <Entry
      title={group.name}
      href={`/groups/${group.slug}`}
      mark={{ what: words.number(group.number), more: [more], state: <GroupStateMark group={group} state={state} /> }}
      was={formerly.length > 0 && words.formerly(formerly)}
      beside={beside}
    >
      <p>{gistOf(group.purpose)}</p>
      {note && <p class="s quiet-text">{note}</p>}
      {group.successor && <p class="s quiet-text">{words.successor(group.successor)}</p>}
      <Tracings label={words.topics} topics={topics} />
    </Entry>
  );
}

const gistLength = 220;

const shortest = 40;

/** The first sentences or clauses of a purpose, as many as fit into three lines; never half a word. */
export function gistOf(purpose: string): string {
  const [first = ''] = purpose.split(/\n\s*\n/);
  if (first.length <= gistLength) return first;
  const clause = first.slice(0, gistLength + 1).search(/[.;:]\s(?!.*[.;:]\s)/);
  if (clause > shortest) return `${first.slice(0, clause)}.`;
  return `${first.slice(0, first.lastIndexOf(' ', gistLength))} …`;
}
