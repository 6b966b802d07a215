import type { ComponentChildren } from 'preact';
import type { Visit } from '../platform/act/index.ts';
import type { Wording } from '../platform/plug.ts';
import type { Impediment } from '../platform/refusal/index.ts';
import type { Association } from '../roll/index.ts';
import type { CorpusKeeper } from './charges/keeping.ts';
import type { OfficeGrant } from './posts/model.ts';
import type { Unit } from './structure/model.ts';

/** What the units need to know of the house that they stand in. */
export interface UnitsHouse {
  readonly association: Association;
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
  /** The public texts of units, and of whatever else stands above. */
  readonly corpus: CorpusKeeper;
  /** What those who stand above have to say on the page of a unit, as the groups that touch it. */
  readonly besides?: (visit: Visit, unit: Unit) => Promise<ComponentChildren>;
}

/** What each office of the association's file lets its holder do, and where. */
export function grantsOf({ offices }: Pick<Association, 'offices'>): OfficeGrant[] {
  return offices.flatMap(({ office, grants }) =>
    grants.flatMap(({ at = '', words }) => words.map((word) => ({ office, atUnit: at, word }))),
  );
}
