import type { Act } from '../platform/act/index.ts';
import type { DutyId } from './ledger/model.ts';

/** What happens to duties, in ids and codes. What a fact from below opens or closes is told by that fact. */
export type DutyFact =
  | { readonly kind: 'duties.promise-made'; readonly duty: DutyId; readonly group: string }
  | { readonly kind: 'duties.duty-met'; readonly duty: DutyId; readonly evidence: string }
  | { readonly kind: 'duties.duty-released'; readonly duty: DutyId };

/** Records a fact of this capability. */
export function note(act: Act, fact: DutyFact): void {
  act.record(fact);
}
