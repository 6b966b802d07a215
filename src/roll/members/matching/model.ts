import type { Member } from '../model.ts';

/** Somebody as they stand on a sheet of paper, as it was written. */
export interface Written {
  /** `Jordan Bellweather` or `Bellweather, Jordan`. */
  readonly name: string;
  readonly number: string;
}

/** Why a record may be the one that was meant, in the order in which we would say it. */
export const likenesses = [
  'same-number',
  'number-one-off',
  'number-turned',
  'number-close',
  'same-name',
  'names-turned',
  'same-last-name',
  'last-name-alike',
  'same-first-name',
  'first-name-alike',
  'same-initial',
] as const;
export type Likeness = (typeof likenesses)[number];

/** A record of the roll that may be the one that was meant. */
export interface Candidate {
  readonly member: Member;
  readonly likenesses: readonly Likeness[];
}

/** What the roll makes of somebody on a sheet. */
export interface Matched {
  /** The member, where it takes no person to see that it is they: the number is theirs and the name agrees. */
  readonly linked: Member | null;
  /** The likeliest first, at most three; `linked` is the first of them. */
  readonly candidates: readonly Candidate[];
}
