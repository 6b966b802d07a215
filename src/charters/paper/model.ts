import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { PetitionId } from '../petitions/model.ts';

export type SheetId = number;
export type LineId = number;

/**
 * What became of a line:
 *
 *     waiting → signed → taken-back
 *             ↘ refused, nobody
 *
 * It waits for a person who says which member it is; when the petition is filed first, it is refused.  Until it is a signature, and again after it was taken back, another
 * member can be chosen.
 */
export const lineStates = ['waiting', 'signed', 'refused', 'nobody', 'taken-back'] as const;
export type LineState = (typeof lineStates)[number];

/** Why staff take a line back. */
export const takeBackCodes = ['wrong-member', 'misread', 'struck-on-paper', 'entered-twice'] as const;
export type TakeBackCode = (typeof takeBackCodes)[number];

/** So many lines has a sheet at most; a longer file is entered in parts. */
export const mostLines = 200;

/** The bounds of what is written in a line, in characters. */
export const lineBounds = { name: 200, number: 40 } as const;

/** A line as it was written. */
export interface WrittenLine {
  readonly name: string;
  readonly number: string;
  readonly on: CalendarDay;
}

/** A line, and what became of it. */
export interface PaperLine extends WrittenLine {
  readonly id: LineId;
  readonly sheet: SheetId;
  /** From 1. */
  readonly place: number;
  readonly state: LineState;
  readonly reason: string | null;
  readonly member: number | null;
  readonly signature: number | null;
  /** Why its signature no longer stands: the signer has withdrawn it, or it was taken out. Null while it stands, or where there is none. */
  readonly fallen: string | null;
  /** Null where the roll left no doubt. */
  readonly settledBy: PersonId | null;
}

/** A sheet as a list shows it. */
export interface Sheet {
  readonly id: SheetId;
  readonly petition: PetitionId;
  readonly enteredBy: PersonId;
  readonly enteredAt: Date;
  readonly hasScan: boolean;
  readonly lines: number;
  readonly signed: number;
  readonly waiting: number;
}
