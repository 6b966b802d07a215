import type { Plug } from '../platform/plug.ts';
import type { Given } from './given.ts';
import { ledgerReactions } from './ledger/jobs.ts';

/** What the duties hand the platform. */
export function dutiesPlug(given: Given): Plug {
  return { reactions: ledgerReactions(given) };
}
