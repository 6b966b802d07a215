import type { Act } from '../platform/act/index.ts';
import type { VoteResult } from './ratifications/model.ts';

type About<Kind extends string, Detail = unknown> = {
  readonly kind: `council.${Kind}`;
  readonly report: number;
} & Detail;

/** What happens to reports, in ids, codes and hashes. */
export type CouncilFact =
  | About<'report-drawn-up', { readonly items: number }>
  | About<'report-saved', { readonly revision: number }>
  | About<'report-thrown-away'>
  | About<'report-amending', { readonly amends: number }>
  | About<'report-finalized', { readonly sha256: string }>
  | {
      readonly kind: 'council.vote-recorded';
      readonly petition: number;
      readonly decision: number;
      readonly result: VoteResult;
    };

/** Records a fact of this capability. */
export function note(act: Act, fact: CouncilFact): void {
  act.record(fact);
}
