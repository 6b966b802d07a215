import type { Visit } from '../act/index.ts';
import { refuse } from '../refusal/index.ts';

/** Asks a visitor for the words that one capability knows. */
export const asking = <Grant extends string>() => ({
  /** @throws Refused with `not-granted` */
  must: (visit: Pick<Visit, 'grants'>, grant: Grant): void => {
    if (!visit.grants.has(grant)) refuse('not-granted', { grant });
  },
  may: (visit: Pick<Visit, 'grants'>, grant: Grant): boolean => visit.grants.has(grant),
});
