import type { GroupId, GroupsFact } from '../../groups/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { factsAbout, type Recorded } from '../../platform/facts/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import type { UnitId } from '../../units/index.ts';
import type { LastChanges, Turn } from './rules.ts';

/** What facts tell of the past of groups. */
export interface GroupChanges {
  readonly turns: ReadonlyMap<GroupId, readonly Turn[]>;
  readonly last: ReadonlyMap<GroupId, LastChanges>;
}

/** More than any association will see of these kinds. */
const all = 1_000_000;

const groupKinds = [
  'groups.group-described',
  'groups.group-repurposed',
  'groups.liaison-named',
  'groups.group-lapsed',
  'groups.group-resumed',
  'groups.group-ended',
] as const satisfies readonly GroupsFact['kind'][];

type GroupChange = Extract<GroupsFact, { kind: (typeof groupKinds)[number] }>;

/** The turns of a group, or of all, and when which part of an entry was last changed. One statement. */
export async function changesOfGroups(db: Db, zone: string, group?: GroupId): Promise<GroupChanges> {
  const detail = group === undefined ? {} : { group };
  const facts = (await factsAbout(db, { kinds: groupKinds, detail, most: all })) as unknown as Recorded<GroupChange>[];
  const turns = new Map<GroupId, Turn[]>();
  const last = new Map<GroupId, LastChanges>();
  for (const { fact, at } of facts) {
    const turn = turnOf(fact);
    if (turn) turns.set(fact.group, [...(turns.get(fact.group) ?? []), turn]);
    const parts = partsOf[fact.kind] ?? [];
    const on = parts.length > 0 ? dayOf(at, zone) : '';
    last.set(fact.group, { ...last.get(fact.group), ...Object.fromEntries(parts.map((part) => [part, on])) });
  }
  return { turns, last };
}

/** Which parts of an entry a fact tells to have changed. */
const partsOf: Readonly<Record<string, readonly (keyof LastChanges)[]>> = {
  'groups.group-described': ['topics'],
  'groups.group-repurposed': ['purpose', 'topics'],
  'groups.liaison-named': ['liaison'],
};

function turnOf(fact: GroupChange): Turn | null {
  switch (fact.kind) {
    case 'groups.group-lapsed':
      return { state: 'lapsed', on: fact.on };
    case 'groups.group-resumed':
      return { state: 'active', on: fact.on };
    case 'groups.group-ended':
      return { state: fact.state, on: fact.on };
    default:
      return null;
  }
}

/** When charge and topics of a unit were last changed. One statement. */
export async function changesOfUnits(db: Db, zone: string): Promise<ReadonlyMap<UnitId, LastChanges>> {
  const facts = await factsAbout(db, { kinds: ['units.unit-described'], most: all });
  const last = new Map<UnitId, LastChanges>();
  for (const { fact, at } of facts) {
    const { unit, changed } = fact as unknown as { unit: UnitId; changed: readonly string[] };
    const parts = (['charge', 'topics'] as const).filter((part) => changed.includes(part));
    if (parts.length === 0) continue;
    const on = dayOf(at, zone);
    last.set(unit, { ...last.get(unit), ...Object.fromEntries(parts.map((part) => [part, on])) });
  }
  return last;
}

/** The day of the first thing that was ever recorded of a group or a unit; null before any was. */
export async function recordedSince(db: Db, zone: string): Promise<CalendarDay | null> {
  const [first] = await factsAbout(db, { kinds: ['groups.group-opened', 'units.unit-founded'], most: 1 });
  return first ? dayOf(first.at, zone) : null;
}
