import type { Petition, TermRecord } from '../../charters/index.ts';
import type { Group } from '../../groups/index.ts';
import type { Policy, StepOf } from '../../policies/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';

/** How many signatures a policy asks for: a number, or a share of those who may sign. */
export type Needed = StepOf<'signatures'>['count'];

/** What would differ for a petition that is under way, if it were begun under other rules. */
export type PetitionEffect =
  | { readonly code: 'needed'; readonly now: number; readonly otherwise: Needed; readonly signed: number }
  /** The last days on which it can be signed. */
  | { readonly code: 'window'; readonly now: CalendarDay; readonly otherwise: CalendarDay; readonly isOver: boolean }
  /** Of the group that it would make; null for one without end. */
  | { readonly code: 'term'; readonly now: number | null; readonly otherwise: number | null };

/** What would differ for a group in its term. */
export type GroupEffect =
  /** The days on which its term ends, exclusive; null for one without end. */
  | {
      readonly code: 'ends';
      readonly now: CalendarDay | null;
      readonly otherwise: CalendarDay | null;
      readonly isOver: boolean;
    }
  /** From when it can be renewed; null where the rules do not say, or where it needs no renewal. */
  | { readonly code: 'opens'; readonly now: CalendarDay | null; readonly otherwise: CalendarDay | null }
  /** How often it was renewed, and may be; null for as often as its members wish. */
  | { readonly code: 'renewals'; readonly had: number; readonly now: number | null; readonly otherwise: number | null }
  /** Signatures or letters that its renewal needs; null where it needs none. */
  | { readonly code: 'renewed-by'; readonly now: Renewing; readonly otherwise: Renewing };

export type Renewing = Policy['renewal'];

/** A petition under way, or a group in its term, with the version by which it is judged. */
export interface PetitionUnderWay extends Petition {
  readonly signed: number;
}

export interface GroupInTerm {
  readonly group: Pick<Group, 'slug' | 'name'>;
  readonly term: TermRecord;
  /** How often it has been renewed since it was begun, or begun again. */
  readonly renewals: number;
}

/** A version, and how much is judged by it. */
export interface Pinned {
  readonly policy: Policy;
  readonly petitions: number;
  readonly groups: number;
}
