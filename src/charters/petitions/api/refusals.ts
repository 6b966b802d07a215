import type { Impediment } from '../../../platform/refusal/index.ts';

// All that can stand in the way of a program, each with details such as it may carry; a test holds them against the rules.

/** In the order in which the rules say them. */
export const refusalsToSigning: readonly Impediment[] = [
  { code: 'petition-suspended' },
  { code: 'petition-halted' },
  { code: 'petition-not-open', state: 'docketed' },
  { code: 'petition-closed', lastDay: '2026-11-22' },
  { code: 'text-differs' },
  { code: 'letter-missing' },
  { code: 'letter-too-long', most: 5_000 },
  { code: 'letter-not-asked' },
  { code: 'already-signed' },
  { code: 'not-a-member' },
  { code: 'class-may-not-sign', class: 'organizational' },
  { code: 'merged', into: '10482217' },
  { code: 'not-on-roll' },
  { code: 'not-yet-a-member', joinedOn: '2026-12-01' },
  { code: 'suspended' },
  { code: 'status-without-standing', status: 'deceased' },
  { code: 'dues-unknown' },
  { code: 'dues-run-out', paidThrough: '2026-08-31' },
  { code: 'tenure-too-short', months: 6, joinedOn: '2026-10-01' },
];

export const refusalsToWithdrawing: readonly Impediment[] = [
  { code: 'not-signed' },
  { code: 'petition-filed', filedAt: '2026-11-22T18:00:00.000Z' },
];
