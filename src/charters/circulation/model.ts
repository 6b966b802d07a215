import type { PersonId } from '../../platform/act/index.ts';
import type { DraftText, PetitionId, PetitionState } from '../petitions/model.ts';

/** A draft that is, or was, open for comment. */
export interface Circulation {
  readonly petition: PetitionId;
  readonly state: PetitionState;
  readonly begunAt: Date;
  /** When the text was frozen; null while comments are taken. */
  readonly closedAt: Date | null;
  /** Which link is in force; each new one has the next number. */
  readonly link: number;
  readonly linkWithdrawnAt: Date | null;
}

/** The text as it was circulated. */
export interface Version extends DraftText {
  /** From 1. */
  readonly number: number;
  readonly circulatedAt: Date;
}

/** What organizers can make of a comment. */
export const answerCodes = ['taken-up', 'not-taken-up', 'noted'] as const;
export type AnswerCode = (typeof answerCodes)[number];

export interface Answer {
  readonly code: AnswerCode;
  /** Why, or how; may be empty where it was only noted. */
  readonly line: string;
  /** The version in which it was taken up, which may be the next one; null for the other answers. */
  readonly takenUpIn: number | null;
}

export interface Comment {
  readonly id: number;
  /** The version that was read. */
  readonly version: number;
  /** Its paragraph, from 1; null for the whole text. */
  readonly paragraph: number | null;
  readonly person: PersonId;
  /** Empty once the person is erased. */
  readonly body: string;
  readonly madeAt: Date;
  readonly answer: Answer | null;
  readonly erasedAt: Date | null;
  /** When its author took it back; its body is then empty. */
  readonly withdrawnAt: Date | null;
  /** When staff took it down, and why; its body is then shown to nobody but its author, in what is kept about them. */
  readonly takenDownAt: Date | null;
  readonly takenDownCode: GoneCode | null;
}

/** Why staff take a comment down. */
export const goneCodes = ['names-individuals', 'unlawful', 'speaks-for-the-association', 'not-about-it'] as const;
export type GoneCode = (typeof goneCodes)[number];
