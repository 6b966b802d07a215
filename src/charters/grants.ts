import type { Visit } from '../platform/act/index.ts';
import { refuse } from '../platform/refusal/index.ts';

/** Words that posts grant, and what they let a person do here. */
export type CharterGrant = 'petitions.screen' | 'petitions.verify' | 'docket.decide' | 'council.record';

/** @throws Refused with `not-granted` */
export function must(visit: Pick<Visit, 'grants'>, grant: CharterGrant): void {
  if (!visit.grants.has(grant)) refuse('not-granted', { grant });
}

export function may(visit: Pick<Visit, 'grants'>, grant: CharterGrant): boolean {
  return visit.grants.has(grant);
}
