import {
  formerlyOf,
  isRoleHeldOn,
  type FormerLiaison,
  type FormerName,
  type FormerPurpose,
  type Group,
  type GroupState,
  type Role,
} from '../../groups/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Post, Unit } from '../../units/index.ts';
import { nothingUnderWay, type GroupEntry, type UnderWay, type UnitEntry, type Years } from './model.ts';

/** A term with the rules under which it was given, the latest first in a list. */
export interface TermGiven extends Years {
  readonly policyId: string;
  readonly policyVersion: string;
}

/** A change of a group's state. */
export interface Turn {
  readonly state: GroupState;
  readonly on: CalendarDay;
}

/** The last days on which parts of an entry were changed, as far as facts tell; a part that never was is left out. */
export type LastChanges = Readonly<Partial<Record<'purpose' | 'topics' | 'liaison' | 'charge', CalendarDay>>>;

/** All that is known of a group, today and before. */
export interface KnownGroup<Term extends TermGiven = TermGiven> {
  readonly group: Group;
  /** Conveners of all times, in the order in which they began. */
  readonly conveners: readonly Role[];
  /** The latest first. */
  readonly terms: readonly Term[];
  /** Oldest first, both. */
  readonly purposes: readonly FormerPurpose[];
  readonly liaisons: readonly FormerLiaison[];
  /** In the order in which they were recorded. */
  readonly turns: readonly Turn[];
  readonly lastChanges: LastChanges;
  readonly underWay: UnderWay;
}

/** Gives a name; empty for somebody who was erased. */
export type NameOf = (person: string) => string;

/** The entry of a group as it stood at the end of the day; undefined before the group was opened. */
export function groupOn(known: KnownGroup, on: CalendarDay, nameOf: NameOf): GroupEntry | undefined {
  const { group, terms } = known;
  const { id, number, slug, openedOn } = group;
  if (openedOn > on) return undefined;
  const term = terms.find(({ fromOn }) => fromOn <= on);
  const turn = turnOn(known, on);
  return {
    id,
    number,
    slug,
    openedOn,
    ...namesOn(group, on),
    state: turn.state,
    endedOn: turn.state === 'active' ? null : turn.on,
    successor: turn.state === group.state ? group.successor : null,
    purpose: purposeOn(known, on),
    topics: keptSince(known.lastChanges.topics, on) ? group.topics : null,
    conveners: convenersOn(known, on, nameOf),
    liaison: liaisonOn(known, on, nameOf),
    term: term ? { fromOn: term.fromOn, untilOn: term.untilOn } : null,
    policy: term ? { id: term.policyId, version: term.policyVersion } : group.policy,
    underWay: turn.state === 'active' ? known.underWay : nothingUnderWay,
  };
}

/** All that is known of a unit; its posts are those of the day, the longest holder first. */
export interface KnownUnit {
  readonly unit: Unit;
  readonly posts: readonly Post[];
  readonly lastChanges: LastChanges;
}

/** The entry of a unit as it stood at the end of the day; undefined where it did not stand. */
export function unitOn(
  { unit, posts, lastChanges }: KnownUnit,
  on: CalendarDay,
  nameOf: NameOf,
): UnitEntry | undefined {
  const { id, slug, acronym, kind, parent, foundedOn, discontinuedOn } = unit;
  if ((foundedOn !== null && foundedOn > on) || (discontinuedOn !== null && discontinuedOn <= on)) return undefined;
  return {
    id,
    slug,
    ...namesOn(unit, on),
    acronym,
    kind,
    parent: parent?.name ?? null,
    charge: keptSince(lastChanges.charge, on) ? unit.charge : null,
    topics: keptSince(lastChanges.topics, on) ? unit.topics : null,
    foundedOn,
    officers: posts.map(({ office, person }) => ({ office, name: nameOf(person) })),
  };
}

interface Named {
  readonly name: string;
  readonly formerNames: readonly FormerName[];
}

/** Of the names that were given up after the day, the first is the one of the day; one without a day is former on every day. */
export function namesOn({ name, formerNames }: Named, on: CalendarDay): Named {
  const until = ({ untilOn }: FormerName) => untilOn ?? '';
  const later = formerNames.filter((former) => until(former) > on);
  const then = later.toSorted((one, other) => until(one).localeCompare(until(other)))[0];
  const present = then?.name ?? name;
  const earlier = formerNames.filter((former) => !later.includes(former)).map((former) => ({ ...former }));
  return { name: present, formerNames: formerlyOf({ name: present, formerNames: earlier }) };
}

/** The changes of a group's state. Of one that was brought in no fact tells; its end stands with it. */
export function turnsOf({ group, turns }: KnownGroup): readonly Turn[] {
  const told = group.endedOn === null ? [] : [{ state: group.state, on: group.endedOn }];
  return turns.length > 0 ? turns : told;
}

function turnOn(known: KnownGroup, on: CalendarDay): Turn {
  return turnsOf(known).findLast((turn) => turn.on <= on) ?? { state: 'active', on: known.group.openedOn };
}

function purposeOn({ group, purposes, lastChanges }: KnownGroup, on: CalendarDay): string | null {
  const then = purposes.find(({ untilOn }) => untilOn > on);
  if (then) return then.purpose;
  return keptSince(lastChanges.purpose, on) ? group.purpose : null;
}

function liaisonOn({ group, liaisons, lastChanges }: KnownGroup, on: CalendarDay, nameOf: NameOf): string[] | null {
  const then = liaisons.find(({ untilOn }) => untilOn > on);
  if (!then && !keptSince(lastChanges.liaison, on)) return null;
  return contactNamed(group, then ?? contactOf(group), nameOf);
}

interface Contact {
  readonly person: string | null;
  readonly name: string;
}

export const contactOf = ({ liaison, liaisonName }: Group): Contact => ({ person: liaison, name: liaisonName });

/**
 * The name of somebody who is or was the contact of a group, which stands on its home for as long as they are, and here no longer than there:
 * none where there was nobody, an empty one for somebody of former days.
 */
export function contactNamed(group: Group, { person, name }: Contact, nameOf: NameOf): string[] {
  if (person === null && name === '') return [];
  const isStill = person === null ? name === group.liaisonName : person === group.liaison;
  return [isStill ? (person && nameOf(person)) || name : ''];
}

/** A name stands on the group's home for as long as its bearer convenes the group, and here no longer than there. */
function convenersOn({ conveners }: KnownGroup, on: CalendarDay, nameOf: NameOf): string[] {
  return conveners
    .filter((role) => isRoleHeldOn(role, on))
    .map(({ person, untilOn }) => (untilOn === null ? nameOf(person) : ''));
}

/** Whether what stands today stood on the day too, as far as facts tell. */
const keptSince = (changedOn: CalendarDay | undefined, on: CalendarDay): boolean =>
  changedOn === undefined || changedOn <= on;
