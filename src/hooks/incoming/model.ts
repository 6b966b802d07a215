import type { PersonId } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { ImportOutcome } from '../../roll/index.ts';

/** How many rows of each kind came of a call. */
export type HookCounts = Pick<
  ImportOutcome,
  'rows' | 'new' | 'changed' | 'unchanged' | 'lapsed' | 'merged' | 'refusedRows'
>;

/** A signed call, as it is kept: without a word of what it said of members. */
export interface HookCall {
  readonly id: string;
  readonly at: Date;
  readonly bodySha256: Buffer;
  /** Null where it was refused. */
  readonly counts: HookCounts | null;
  readonly refusal: readonly Impediment[];
}

/** A secret as the page shows it: never itself. */
export interface HookSecret {
  readonly id: number;
  readonly madeBy: PersonId | null;
  readonly madeAt: Date;
  /** From when it does not hold any more; null while it is the present one. */
  readonly untilAt: Date | null;
}

/** What is recorded when a call was taken. */
export type IncomingFact =
  | ({ readonly kind: 'hooks.rows-received' } & Omit<HookCounts, 'refusedRows'> & { readonly refused: number })
  | { readonly kind: 'hooks.secret-made' | 'hooks.secret-ended'; readonly secret: number };
