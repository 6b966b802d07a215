import type { CalendarDay } from '../../platform/time/index.ts';

/** A member's standing on a day, as the verifier sees it. */
export interface StandingSeen {
  readonly on: CalendarDay;
  readonly class: string;
  readonly paidThrough: CalendarDay | null;
  /** Codes of what spoke against the signer on that day; empty means good standing. */
  readonly impediments: readonly string[];
}

/** What was found of one signature: everything that a verdict needs, and no more. */
export interface Tested {
  readonly signature: number;
  readonly member: number;
  /** The row that `member` leads to through merges; `member` itself when it was not merged. */
  readonly survivor: number;
  readonly signedAt: Date;
  readonly atSigning: StandingSeen;
  readonly atFiling: StandingSeen;
  /** The name on the roll, for near matches; empty when the person was erased. */
  readonly name: string;
  readonly email: string | null;
  readonly networkHash: string | null;
  /** Whether another member had the same address when this one signed. */
  readonly sharedAddress: boolean;
}

export const results = ['counts', 'doubt', 'rejected'] as const;
export type Result = (typeof results)[number];

/** What the test makes of a signature. A doubt does not count until a person has settled it. */
export interface Verdict {
  readonly signature: number;
  readonly result: Result;
  /** A code; null for a signature that counts without remark. */
  readonly reason: string | null;
  /** Remarks for the verifier that decide nothing: `burst`, `shared-address`. */
  readonly marks: readonly string[];
  /** The signature that this one is near to, or a second of. */
  readonly near: number | null;
}
