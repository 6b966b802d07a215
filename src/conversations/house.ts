import type { Impediment } from '../platform/refusal/index.ts';
import type { Wording } from '../platform/plug.ts';
import type { Association } from '../roll/index.ts';

/** What conversations need to know of the house that they stand in. */
export interface ConversationsHouse {
  readonly association: Association;
  /** Begins every link in a letter; no slash at its end. */
  readonly baseUrl: () => string;
  /** The domain of the lists' addresses. */
  readonly mailDomain: string;
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
}
