import type { Act } from '../platform/act/index.ts';
import type { Answer } from './endorsements/model.ts';
import type { FindingResult } from './findings/model.ts';

type About<Kind extends string, Detail> = { readonly kind: `steps.${Kind}`; readonly petition: number } & Detail;

/** What happens at the steps at which a petition waits, in ids, codes and numbers. */
export type StepFact =
  | About<'looked-at', { readonly stage: number; readonly finding: number; readonly result: FindingResult }>
  | About<'endorser-named' | 'endorser-taken-back' | 'endorsement-confirmed', { readonly endorsement: number }>
  | About<'endorsed', { readonly stage: number }>
  | About<'endorsement-answered', { readonly endorsement: number; readonly answer: Answer }>
  | About<'meeting-announced' | 'meeting-called-off', { readonly meeting: number }>
  | About<'meeting-recorded', { readonly meeting: number; readonly attendance: number }>;

/** Records a fact of this capability. */
export function note(act: Act, fact: StepFact): void {
  act.record(fact);
}
