import type { Grants } from '../platform/act/index.ts';

/** Rights of the offices that work on petitions, groups and reports: whoever has one of them reads the whole ledger. */
const readers = [
  'petitions.screen',
  'petitions.verify',
  'docket.decide',
  'council.record',
  'meetings.keep',
  'units.edit',
  'posts.edit',
  'administration',
];

export const mayReadLedger = (grants: Grants): boolean => readers.some((word) => grants.has(word));
