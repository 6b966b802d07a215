import type { Wordings } from '../platform/plug.ts';
import { wordings as changeWordings } from './changes/words.ts';
import { wordings as dormancyWordings } from './dormancy/words.ts';
import { wordings as readinessWordings } from './readiness/words.ts';
import { wordings as renewalWordings } from './renewals/words.ts';
import { wordings as takeoverWordings } from './takeover/words.ts';

/** What stands in the way of whatever becomes of a group. */
export const wordings: Wordings = {
  ...renewalWordings,
  ...dormancyWordings,
  ...changeWordings,
  ...readinessWordings,
  ...takeoverWordings,
};
