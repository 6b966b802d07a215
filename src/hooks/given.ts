import type { Wording } from '../platform/plug.ts';
import type { Impediment } from '../platform/refusal/index.ts';
import type { Courier } from '../platform/webhooks/index.ts';
import type { ImportDesk, Letterhead } from '../roll/index.ts';

/** What the hooks are given when they are plugged in: among it where files of the roll are read. */
export interface HooksHouse extends ImportDesk {
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
  /** The head of letters; the address may be known only once the server listens. */
  readonly head: () => Letterhead;
  /** The instant at which something leaves the house. */
  readonly now: () => Date;
  /** Who brings messages. */
  readonly courier: Courier;
}
