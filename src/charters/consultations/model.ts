import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { UnitId } from '../../units/index.ts';
import type { PetitionId } from '../petitions/model.ts';

export type ConsultationId = number;

/** What a unit may say to a petition, by button. */
export const positions = ['no-objection', 'coordinate', 'objection'] as const;
export type Position = (typeof positions)[number];

/** Positions that are worth little without their reasons. */
export const positionsWithReasons: readonly Position[] = ['coordinate', 'objection'];

/** Asking one unit for its view of a petition, and its reply. */
export interface Consultation {
  readonly id: ConsultationId;
  readonly petition: PetitionId;
  readonly unit: UnitId;
  /** Words and topics of its charge that the petition touches; none where it was added by hand. */
  readonly touched: readonly string[];
  /** Why a unit was asked that the overlap did not find. */
  readonly reason: string;
  readonly question: string;
  readonly askedBy: PersonId;
  readonly askedAt: Date;
  /** The last day on which its link works. */
  readonly answerBy: CalendarDay;
  readonly remindedAt: Date | null;
  readonly reply: UnitReply | null;
}

/** What came back by the link. */
export interface UnitReply {
  readonly position: Position;
  readonly reasons: string;
  readonly remarks: string;
  /** Empty once the retention of the policy is over. */
  readonly name: string;
  readonly office: string;
  readonly repliedAt: Date;
  /** When chair or staff said that it is the unit's; until then it is unconfirmed. */
  readonly confirmedAt: Date | null;
  /** When they said that it is not. */
  readonly setAsideAt: Date | null;
  readonly setAsideBecause: string;
}

/** What whoever replies writes down. */
export type Replying = Pick<UnitReply, 'position' | 'reasons' | 'remarks' | 'name' | 'office'>;

/** A unit that is to be asked, and why. */
export interface UnitToAsk {
  readonly unit: UnitId;
  readonly touched: readonly string[];
  readonly reason: string;
}

/** What chair or staff ask of several units at once. */
export interface Asking {
  readonly units: readonly UnitToAsk[];
  readonly question: string;
  readonly answerBy: CalendarDay;
}

/** What the policy says of consultations. */
export interface ConsultationRules {
  /** Days that units have to answer; 0 where the policy does not say. */
  readonly answerDays: number;
  /** What it means that a unit says nothing. */
  readonly silence: 'is-noted' | 'is-consent' | 'holds-up';
}
