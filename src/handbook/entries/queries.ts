import type { PersonId, Visit } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { everyTerm, termsOf, type TermRecord } from '../../charters/index.ts';
import { conveners, everyGroup, formerLiaisons, formerPurposes, type Group } from '../../groups/index.ts';
import { personsOf } from '../../roll/index.ts';
import { everyUnit, postsOn } from '../../units/index.ts';
import { changesOfGroups, changesOfUnits, recordedSince } from './changes.ts';
import type { RulesOfTerms } from '../given.ts';
import type { Handbook } from './model.ts';
import { underWayOf, type Asked } from './under-way.ts';
import { groupOn, unitOn, type KnownGroup, type KnownUnit, type NameOf } from './rules.ts';

/** The whole Handbook as it stood at the end of the day: in as many statements for many entries as for one. */
export async function handbookOn(
  visit: Pick<Visit, 'db' | 'today' | 'zone'>,
  on: CalendarDay,
  termRules: RulesOfTerms,
): Promise<Handbook> {
  const { today } = visit;
  const asked = { on, today, termRules };
  const [groups, units, since] = await Promise.all([
    on < today ? knownGroups(visit, asked) : presentGroups(visit, asked),
    knownUnits(visit, on),
    recordedSince(visit.db, visit.zone),
  ]);
  const nameOf = await namesFrom(visit, groups, units);
  const entries = groups.flatMap((known) => groupOn(known, on, nameOf) ?? []);
  const isActive = ({ state }: { state: string }) => state === 'active';
  return {
    on,
    isPresent: on === today,
    recordedSince: since,
    groups: byName(entries.filter(isActive)),
    ended: byName(entries.filter((entry) => !isActive(entry))),
    units: byName(units.flatMap((known) => unitOn(known, on, nameOf) ?? [])),
  };
}

/** Of today nothing need be asked but what stands. */
async function presentGroups({ db }: Pick<Visit, 'db'>, asked: Asked): Promise<KnownGroup[]> {
  const [groups, roles, terms] = await Promise.all([everyGroup(db), conveners(db), everyTerm(db)]);
  const active = groups.filter(({ state }) => state === 'active').map(({ id }) => id);
  const underWay = await underWayOf(db, active, asked);
  const [rolesOf, termsOf] = [byGroup(roles), byGroup(terms)];
  return groups.map((group) => ({
    group,
    conveners: rolesOf.get(group.id) ?? [],
    terms: termsOf.get(group.id) ?? [],
    purposes: [],
    liaisons: [],
    turns: [],
    lastChanges: {},
    underWay: underWay(group.id, termsOf.get(group.id) ?? []),
  }));
}

async function knownGroups(visit: Pick<Visit, 'db' | 'zone'>, asked: Asked): Promise<KnownGroup[]> {
  const { db, zone } = visit;
  const [groups, purposes, liaisons, { turns, last }] = await Promise.all([
    presentGroups(visit, asked),
    formerPurposes(db),
    formerLiaisons(db),
    changesOfGroups(db, zone),
  ]);
  const [purposesOf, liaisonsOf] = [byGroup(purposes), byGroup(liaisons)];
  return groups.map((known) => {
    const { id } = known.group;
    return {
      ...known,
      purposes: purposesOf.get(id) ?? [],
      liaisons: liaisonsOf.get(id) ?? [],
      turns: turns.get(id) ?? [],
      lastChanges: last.get(id) ?? {},
    };
  });
}

/** All that is known of one group. */
export async function knownGroup(
  { db, zone, today }: Pick<Visit, 'db' | 'zone' | 'today'>,
  group: Group,
  termRules: RulesOfTerms,
): Promise<KnownGroup<TermRecord>> {
  const { id } = group;
  const [underWay, roles, terms, purposes, liaisons, { turns, last }] = await Promise.all([
    underWayOf(db, [id], { on: today, today, termRules }),
    conveners(db, id),
    termsOf(db, id),
    formerPurposes(db, id),
    formerLiaisons(db, id),
    changesOfGroups(db, zone, id),
  ]);
  return {
    group,
    conveners: roles,
    terms,
    purposes,
    liaisons,
    turns: turns.get(id) ?? [],
    lastChanges: last.get(id) ?? {},
    underWay: underWay(id, terms),
  };
}

const byGroup = <T extends { readonly group: string }>(all: readonly T[]): Map<string, T[]> =>
  Map.groupBy(all, ({ group }) => group);

async function knownUnits({ db, zone }: Pick<Visit, 'db' | 'zone'>, on: CalendarDay): Promise<KnownUnit[]> {
  const [units, posts, last] = await Promise.all([everyUnit(db), postsOn(db, on), changesOfUnits(db, zone)]);
  const byUnit = Map.groupBy(posts, ({ unit }) => unit);
  return units.map((unit) => ({
    unit,
    posts: byUnit.get(unit.id) ?? [],
    lastChanges: last.get(unit.id) ?? {},
  }));
}

/** The names of all who stand in these entries. One statement. */
export async function namesFrom(
  { db }: Pick<Visit, 'db'>,
  groups: readonly KnownGroup[],
  units: readonly KnownUnit[],
): Promise<NameOf> {
  const persons = new Set<PersonId>([
    ...groups.flatMap(({ group, conveners: roles, liaisons }) => [
      ...roles.map(({ person }) => person),
      ...[group.liaison, ...liaisons.map(({ person }) => person)].filter((person) => person !== null),
    ]),
    ...units.flatMap(({ posts }) => posts.map(({ person }) => person)),
  ]);
  const found = await personsOf(db, [...persons]);
  return (person) => found.get(person)?.name ?? '';
}

// One of these takes a fiftieth of the time of `localeCompare`.
const { compare } = new Intl.Collator('en');

/** Names of former days are in another order than those of today. */
const byName = <T extends { readonly name: string }>(entries: readonly T[]): T[] =>
  entries.toSorted((one, other) => compare(one.name, other.name));
