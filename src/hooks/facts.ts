import type { IncomingFact } from './incoming/model.ts';
import type { OutgoingFact } from './outgoing/model.ts';

/** What happens to hooks, in ids and counts. */
export type HookFact = IncomingFact | OutgoingFact;
