import type { PastPetition } from '../../charters/index.ts';
import type { PastDormancy } from '../../lifecycle/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { contactNamed, contactOf, turnsOf, type KnownGroup, type NameOf, type TermGiven } from '../entries/rules.ts';
import type { Change, MadeBy } from './model.ts';

/** What is known of a group and of what changed it. */
export interface PastOfEntry {
  readonly known: KnownGroup<TermGiven & { readonly petition: number | null }>;
  readonly slept: readonly PastDormancy[];
  /** Those that everybody may read. */
  readonly petitions: readonly PastPetition[];
  /** Petitions that gave the group a purpose, with the day on which they did; and proposals that changed its name or ended it. */
  readonly repurposed: readonly { readonly on: CalendarDay; readonly petition: number }[];
  readonly made: readonly { readonly on: CalendarDay; readonly proposal: number; readonly isRename: boolean }[];
}

/** Every change of a group's entry up to the day, newest first; on one day, in the order in which the entry is read, backwards. */
export function historyOf(past: PastOfEntry, today: CalendarDay, nameOf: NameOf): Change[] {
  const { group, terms } = past.known;
  const changes: Change[] = [
    { on: group.openedOn, what: 'opened', by: byPetition(past, group.petition) },
    ...group.formerNames.flatMap(({ name, untilOn }): Change[] =>
      untilOn === null ? [] : [{ on: untilOn, what: 'renamed', from: name, by: renamedBy(past, untilOn) }],
    ),
    ...past.known.purposes.map(({ purpose, untilOn }): Change => {
      const petition = past.repurposed.find(({ on }) => on === untilOn)?.petition ?? null;
      return { on: untilOn, what: 'repurposed', from: purpose, by: byPetition(past, petition) };
    }),
    ...liaisonChanges(past.known, nameOf),
    ...terms.map(({ fromOn, untilOn, petition }): Change => ({
      on: fromOn,
      what: 'term',
      fromOn,
      untilOn,
      by: byPetition(past, petition),
    })),
    ...past.slept.flatMap(({ declaredOn, returnsOn, wokenOn }): Change[] => [
      { on: declaredOn, what: 'slept', until: returnsOn, by: null },
      ...(wokenOn ? [{ on: wokenOn, what: 'woke' as const, by: null }] : []),
    ]),
    ...turnsOf(past.known).map(({ on, state }): Change => ({
      on,
      what: 'state',
      state,
      by: proposed(past, on, false),
    })),
  ];
  return changes
    .filter(({ on }) => on <= today)
    .toSorted((one, other) => one.on.localeCompare(other.on))
    .toReversed();
}

function byPetition({ petitions }: PastOfEntry, id: number | null): MadeBy | null {
  const found = petitions.find(({ petition }) => petition === id);
  if (!found) return null;
  const decision = found.decisions.findLast(({ result }) => result === 'approved');
  return {
    petition: found.petition,
    decidedOn: decision?.decidedOn ?? null,
    reportedOn: decision?.reportedOn ?? null,
  };
}

/** A name is changed by a proposal, or by a petition to renew on the day of its decision. */
function renamedBy(past: PastOfEntry, on: CalendarDay): MadeBy | null {
  const renewal = past.petitions.find(
    ({ kind, decisions }) =>
      kind === 'renew' && decisions.some(({ result, decidedOn }) => result === 'approved' && decidedOn === on),
  );
  return proposed(past, on, true) ?? byPetition(past, renewal?.petition ?? null);
}

function proposed({ made }: PastOfEntry, day: CalendarDay, rename: boolean): MadeBy | null {
  const found = made.find(({ on, isRename }) => on === day && isRename === rename);
  return found ? { proposal: found.proposal } : null;
}

/** Each contact went when the next came. */
function liaisonChanges({ group, liaisons }: KnownGroup, nameOf: NameOf): Change[] {
  const contacts = [...liaisons, contactOf(group)];
  const nameAt = (index: number): string | null => {
    const [name] = contactNamed(group, contacts[index]!, nameOf);
    return name === undefined ? '' : name || null;
  };
  const isAnother = (index: number): boolean => {
    const [from, to] = [contacts[index]!, contacts[index + 1]!];
    return from.person !== to.person || (from.person === null && from.name !== to.name);
  };
  return liaisons.flatMap(({ untilOn }, index): Change[] =>
    isAnother(index) ? [{ on: untilOn, what: 'liaison', from: nameAt(index), to: nameAt(index + 1), by: null }] : [],
  );
}
