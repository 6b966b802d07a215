import type { Visit } from '../platform/act/index.ts';
import { refuse } from '../platform/refusal/index.ts';

/** Words that posts grant, and what they let a person do here: report to the council, and record its votes. */
export type CouncilGrant = 'docket.decide' | 'council.record';

/** @throws Refused with `not-granted` */
export function must(visit: Pick<Visit, 'grants'>, grant: CouncilGrant): void {
  if (!visit.grants.has(grant)) refuse('not-granted', { grant });
}

export function may(visit: Pick<Visit, 'grants'>, grant: CouncilGrant): boolean {
  return visit.grants.has(grant);
}
