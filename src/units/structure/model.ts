import type { CalendarDay } from '../../platform/time/index.ts';

export type UnitId = number;

/** A name that a unit bore before. */
export interface FormerName {
  readonly name: string;
  /** The day of the change; null where it is not known. */
  readonly untilOn: CalendarDay | null;
}

/** A unit by its name, for a link. */
export interface NamedUnit {
  readonly id: UnitId;
  readonly slug: string;
  readonly name: string;
  readonly acronym: string;
}

/** A formal body of the association. */
export interface Unit extends NamedUnit {
  /** What kind of body it is, in the association's own word: `round table`. */
  readonly kind: string;
  readonly parent: NamedUnit | null;
  /** What it is responsible for. */
  readonly charge: string;
  /** Slugs of the association's list. */
  readonly topics: readonly string[];
  /** Newest first. */
  readonly formerNames: readonly FormerName[];
  readonly foundedOn: CalendarDay | null;
  /** The first day on which it was no more; null while it stands. */
  readonly discontinuedOn: CalendarDay | null;
  readonly contactName: string;
  readonly contactEmail: string;
  /** Grows with every change. */
  readonly revision: number;
}

/** All that an editor may write of a unit, but for its name. */
export interface Description {
  readonly acronym: string;
  readonly kind: string;
  readonly parent: UnitId | null;
  readonly charge: string;
  readonly topics: readonly string[];
  readonly foundedOn: CalendarDay | null;
  readonly contactName: string;
  readonly contactEmail: string;
}

/** A unit that is to be. */
export interface NewUnit extends Partial<Description> {
  readonly name: string;
  readonly kind: string;
  readonly formerNames?: readonly FormerName[];
  readonly discontinuedOn?: CalendarDay | null;
}

/** What happens to units. */
export type StructureFact =
  | { readonly kind: 'units.unit-founded'; readonly unit: UnitId }
  | {
      readonly kind: 'units.unit-described';
      readonly unit: UnitId;
      readonly revision: number;
      readonly changed: readonly string[];
    }
  | { readonly kind: 'units.unit-renamed'; readonly unit: UnitId; readonly revision: number; readonly on: CalendarDay }
  | { readonly kind: 'units.unit-discontinued'; readonly unit: UnitId; readonly on: CalendarDay }
  | { readonly kind: 'units.unit-resumed'; readonly unit: UnitId };

/** All kinds of facts about units. */
export const structureKinds = [
  'units.unit-founded',
  'units.unit-described',
  'units.unit-renamed',
  'units.unit-discontinued',
  'units.unit-resumed',
] as const satisfies readonly StructureFact['kind'][];
