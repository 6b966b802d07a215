import type { Act } from '../platform/act/index.ts';
import type { AnswerCode } from './circulation/model.ts';
import type { Position } from './consultations/model.ts';
import type { DecisionResult, Ratification } from './docket/model.ts';
import type { ClosedCode, PetitionState } from './petitions/model.ts';

type About<Kind extends string, Detail = unknown> = {
  readonly kind: `charters.${Kind}`;
  readonly petition: number;
} & Detail;

/** What happens to petitions and terms, in ids, codes, numbers and days. */
export type CharterFact =
  | About<
      | 'petition-begun'
      | 'petition-submitted'
      | 'petition-opened'
      | 'petition-resumed'
      | 'petition-expired'
      | 'petition-withdrawn'
      | 'organizer-invited'
      | 'receipt-acknowledged'
    >
  | About<'petition-awaits' | 'petition-turned-back', { readonly stage: number }>
  | About<'text-saved', { readonly revision: number }>
  | About<'petition-sent-back' | 'petition-suspended' | 'petition-reported', { readonly code: string }>
  | About<'organizer-accepted' | 'organizer-declined' | 'organizer-left', { readonly organizer: string }>
  | About<'petition-signed' | 'signature-withdrawn' | 'signature-restored', { readonly signature: number }>
  | About<'kind-settled', { readonly signature: number; readonly result: 'confirmed' | 'refused' }>
  | About<'signature-settled', { readonly signature: number; readonly result: string }>
  | About<'signatures-invalidated', { readonly signatures: readonly number[]; readonly code: string }>
  | About<'paper-sheet-entered', { readonly sheet: number; readonly lines: number; readonly signed: number }>
  | About<'paper-line-settled', { readonly sheet: number; readonly line: number; readonly result: string }>
  | About<
      'paper-line-taken-back',
      { readonly sheet: number; readonly line: number; readonly signature: number; readonly code: string }
    >
  | About<'paper-scan-attached', { readonly sheet: number; readonly sha256: string }>
  | About<'petition-filed', { readonly signed: number }>
  | About<
      'petition-verified',
      {
        readonly counted: number;
        readonly needed: number;
        readonly enough: boolean;
        readonly signatures: readonly number[];
      }
    >
  | About<
      'petition-decided',
      {
        readonly decision: number;
        readonly result: DecisionResult;
        /** For the council; facts of the days before it could have the last word do not say. */
        readonly waits?: boolean;
      }
    >
  | About<'decision-ratified', { readonly decision: number; readonly result: Ratification }>
  | About<'decision-worded', { readonly decision: number }>
  | About<'unit-asked', { readonly consultation: number; readonly unit: number }>
  | About<'unit-replied', { readonly consultation: number; readonly position: Position }>
  | About<'reply-confirmed' | 'reply-set-aside', { readonly consultation: number }>
  | About<'petition-closing-soon', { readonly closesOn: string }>
  | About<
      'petition-left',
      {
        readonly from: PetitionState;
        /** Where it was not that nobody carried it on. */
        readonly why?: ClosedCode;
      }
    >
  | About<'petition-erased', { readonly organizers: number }>
  | About<'news-told', { readonly item: number }>
  | About<'news-taken-down', { readonly item: number; readonly code: string }>
  | About<'petition-circulated', { readonly version: number }>
  | About<'circulation-link-renewed' | 'circulation-link-withdrawn'>
  | About<'comment-made' | 'comment-withdrawn', { readonly comment: number }>
  | About<'comment-taken-down', { readonly comment: number; readonly code: string }>
  | About<'comment-answered', { readonly comment: number; readonly code: AnswerCode }>
  | { readonly kind: 'charters.decision-reported'; readonly decision: number }
  | {
      readonly kind: 'charters.term-opened';
      readonly group: string;
      readonly fromOn: string;
      readonly untilOn: string | null;
    }
  | { readonly kind: 'charters.term-renewed'; readonly group: string; readonly fromOn: string }
  | { readonly kind: 'charters.term-lapsed'; readonly group: string; readonly untilOn: string };

/** Records a fact of this capability. */
export function note(act: Act, fact: CharterFact): void {
  act.record(fact);
}

/** Records which signatures stand no more, so that the count can be made again from the facts alone. */
export function noteOut(act: Act, petition: number, rows: readonly { readonly id: number }[], code: string): void {
  const signatures = rows.map(({ id }) => id);
  if (signatures.length > 0) note(act, { kind: 'charters.signatures-invalidated', petition, signatures, code });
}
