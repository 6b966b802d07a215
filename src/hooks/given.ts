import type { Wording } from '../platform/plug.ts';
import type { Impediment } from '../platform/refusal/index.ts';
import type { ImportDesk } from '../roll/index.ts';

/** What the hooks are given when they are plugged in: among it where files of the roll are read. */
export interface HooksHouse extends ImportDesk {
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
}
