import type { FormerName, Unit, UnitId } from '../model.ts';

/** A unit as files name it. */
export interface Listed {
  readonly id: UnitId;
  readonly name: string;
  readonly acronym: string;
  readonly formerNames: readonly Pick<FormerName, 'name'>[];
  readonly parent: UnitId | null;
  readonly isStanding: boolean;
}

/** All units by the names under which a file may mean them. */
export interface Directory {
  /** The units that a text means: by name, else acronym, else former name; standing ones first. `ACRL > Nominating Committee` tells where. */
  meant(text: string): readonly Listed[];
  add(unit: Listed): void;
}

export const listed = (unit: Unit): Listed => ({
  ...unit,
  parent: unit.parent?.id ?? null,
  isStanding: unit.discontinuedOn === null,
});

/** A directory of these units; it can grow, and a unit added again takes the place of what was known of it. */
export function directoryOf(units: readonly Listed[]): Directory {
  const byId = new Map(units.map((unit) => [unit.id, unit]));

  function meant(text: string): readonly Listed[] {
    const steps = text.split('>').map((step) => step.trim().toLowerCase());
    const last = steps.pop() ?? '';
    const found = goingBy(last, [...byId.values()]);
    if (steps.length === 0) return found;
    const parents = new Set(meant(steps.join('>')).map(({ id }) => id));
    return found.filter(({ parent }) => parent !== null && parents.has(parent));
  }

  return { meant, add: (unit) => void byId.set(unit.id, unit) };
}

function goingBy(name: string, all: readonly Listed[]): readonly Listed[] {
  if (name === '') return [];
  const ways: ((unit: Listed) => boolean)[] = [
    (unit) => unit.name.toLowerCase() === name,
    (unit) => unit.acronym.toLowerCase() === name,
    (unit) => unit.formerNames.some((former) => former.name.toLowerCase() === name),
  ];
  for (const goesBy of ways) {
    const found = all.filter(goesBy);
    const standing = found.filter(({ isStanding }) => isStanding);
    if (found.length > 0) return standing.length > 0 ? standing : found;
  }
  return [];
}
