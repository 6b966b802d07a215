import type { Wording } from '../../../platform/plug.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import type { ImportDesk } from '../import/desk.ts';

/** What the pages of the roll need to know of the house. */
export interface RollPagesHouse extends ImportDesk {
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
}

/** The entry of the navigation under which the roll stands. */
export const section = '/staff';

/** Which rights a page of the roll asks for: any one of them. */
export function refusedWithout(grants: ReadonlySet<string>, ...wanted: readonly string[]): Impediment[] {
  return wanted.some((word) => grants.has(word)) ? [] : [{ code: 'not-granted', word: wanted[0] ?? '' }];
}
