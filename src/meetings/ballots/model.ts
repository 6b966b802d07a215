import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { UnitId } from '../../units/index.ts';

export type BallotId = number;

/** What a member may say to a question. */
export const positions = ['approve', 'decline', 'return', 'abstain'] as const;
export type Position = (typeof positions)[number];

/** What a member may say where confirmation is asked for. */
export const confirmingPositions = ['confirm', 'object'] as const;
export type ConfirmingPosition = (typeof confirmingPositions)[number];

export type AnyPosition = Position | ConfirmingPosition;

/** Positions that are worth little without their reasons. */
export const positionsWithReasons: readonly AnyPosition[] = ['decline', 'return', 'object'];

/**
 * How a body comes to its decision: by a vote in the room that is recorded afterwards, between meetings, on the members' own
 * phones while the chair keeps it open, or by members who confirm while nobody objects.
 */
export const ways = ['room', 'mail', 'online', 'confirmation'] as const;
export type Way = (typeof ways)[number];

/** What becomes of a question: three that decide it, and four after which it is still open. */
export const outcomes = ['approved', 'declined', 'returned', 'no-quorum', 'tied', 'objected', 'called-off'] as const;
export type Outcome = (typeof outcomes)[number];

export const decidingOutcomes = ['approved', 'declined', 'returned'] as const satisfies readonly Outcome[];
export type DecidingOutcome = (typeof decidingOutcomes)[number];

/** What the rules ask of a vote. */
export interface CountingRule {
  /** The share of votes for among all votes that carries: more than half, or two thirds. */
  readonly carries: 'majority' | 'two-thirds';
  /** Members who must take part without being recused; null where the rules do not say. */
  readonly quorum: number | null;
}

/** What the rules ask where members confirm. */
export interface ConfirmingRule {
  readonly confirmations: number;
  /** Hours after the last confirmation that is needed, in which a member may object. */
  readonly objectionHours: number;
}

/** How many took which position. Those who are recused take part in nothing. */
export interface Figures extends Readonly<Record<Position, number>> {
  /** Members who were there, or who voted where nobody meets; those who are recused are not among them. */
  readonly present: number;
  readonly recused: number;
}

/** Why an outcome is what it is, by code and figures, in the order in which we would say it. */
export type CountingReason =
  | { readonly code: 'below-quorum'; readonly present: number; readonly quorum: number; readonly recused: number }
  | { readonly code: 'nobody-voted' }
  | { readonly code: 'too-few-in-secret'; readonly votes: number; readonly least: number }
  | {
      readonly code: 'carried' | 'not-carried';
      readonly approve: number;
      readonly votes: number;
      readonly carries: CountingRule['carries'];
    }
  | { readonly code: 'equal'; readonly approve: number; readonly against: number }
  | { readonly code: 'majority-declined' | 'no-majority-declined'; readonly decline: number; readonly votes: number }
  | { readonly code: 'confirmed'; readonly confirmations: number; readonly objectionHours: number }
  | { readonly code: 'somebody-objected' };

/** What came of a vote. */
export interface Tally {
  readonly outcome: Outcome;
  readonly figures: Figures;
  readonly reasons: readonly CountingReason[];
}

/** What a ballot is about, as whoever opens it knows it. */
export interface Subject {
  /** As `charters.petition`. */
  readonly kind: string;
  readonly id: string;
}

/** A question put to a body. */
export interface Ballot {
  readonly id: BallotId;
  /** The body that decides. */
  readonly unit: UnitId;
  readonly subject: Subject;
  readonly question: string;
  /** Where its members read what it is about: a path of ours. */
  readonly href: string;
  readonly way: Way;
  readonly positions: 'open' | 'secret';
  readonly rule: CountingRule;
  /** Whether it may be sent back for changes. */
  readonly mayReturn: boolean;
  /** Null but where members confirm. */
  readonly confirming: ConfirmingRule | null;
  readonly sitting: number | null;
  readonly openedBy: PersonId;
  readonly announcedAt: Date;
  readonly opensAt: Date;
  /** Exclusive; null while no end is known. */
  readonly closesAt: Date | null;
  readonly closedAt: Date | null;
  /** The day on which the body decided, which for a vote in the room is not the day on which it was recorded. */
  readonly decidedOn: CalendarDay | null;
  /** Null while it is not closed. */
  readonly tally: Tally | null;
  readonly mover: PersonId | null;
  readonly seconder: PersonId | null;
  readonly minute: string;
  /** Whether the sheet of the room is kept with it. */
  readonly sheetSha256: Buffer | null;
}

/** A member of the body who takes part in a ballot, or is recused from it. */
export interface Elector {
  readonly person: PersonId;
  /** Why they take no part: a code of whoever opened the ballot, `own` for their own word; null for those who do. */
  readonly recused: string | null;
  readonly hasVoted: boolean;
}

/** Somebody who is to be recused, and by which rule. */
export interface Recusal {
  readonly person: PersonId;
  readonly code: string;
}

/** A position by name, of an open ballot. */
export interface NamedVote {
  readonly person: PersonId;
  readonly position: AnyPosition;
  readonly castAt: Date;
}

/** What a member says besides, or instead when they cannot come. */
export interface Remark {
  readonly person: PersonId;
  readonly body: string;
  readonly madeAt: Date;
}

/** What happens to ballots.  Of a secret one no fact says that anybody has voted: the order of voters is not kept. */
export type BallotFact =
  | {
      readonly kind: 'meetings.ballot-opened';
      readonly ballot: BallotId;
      readonly unit: UnitId;
      readonly way: Way;
      readonly subjectKind: string;
      readonly subject: string;
    }
  | { readonly kind: 'meetings.vote-cast'; readonly ballot: BallotId; readonly position: AnyPosition }
  | { readonly kind: 'meetings.member-recused'; readonly ballot: BallotId; readonly code: string }
  | { readonly kind: 'meetings.enough-confirmed'; readonly ballot: BallotId; readonly confirmations: number }
  | {
      readonly kind: 'meetings.ballot-decided';
      readonly ballot: BallotId;
      readonly subjectKind: string;
      readonly subject: string;
      readonly outcome: Outcome;
    };

/** What came of a vote at a meeting, as its minutes tell it. */
export interface TakenVote {
  readonly question: string;
  readonly outcome: Outcome;
  readonly figures: Figures;
  readonly mover: PersonId | null;
  readonly seconder: PersonId | null;
}
