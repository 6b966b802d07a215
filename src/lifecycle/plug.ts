import type { Plug } from '../platform/plug.ts';
import { changeRoutes } from './changes/pages/routes.tsx';
import { wordings as changeWordings } from './changes/words.ts';
import { dormancyRoutes } from './dormancy/pages.tsx';
import { wordings as dormancyWordings } from './dormancy/words.ts';
import { forgetInLifecycle } from './forgetting.ts';
import type { Given } from './given.ts';
import { handoverRoutes } from './handover/pages.tsx';
import { lifecycleJobs } from './jobs.ts';
import { recordRoutes } from './records/pages.tsx';
import { wordings as recordWordings } from './records/words.ts';
import { readinessRoutes } from './readiness/pages.tsx';
import { wordings as readinessWordings } from './readiness/words.ts';
import { renewalRoutes } from './renewals/pages.tsx';
import { wordings as renewalWordings } from './renewals/words.ts';
import { takeoverRoutes } from './takeover/pages.tsx';
import { wordings as takeoverWordings } from './takeover/words.ts';
import { timelineRoutes } from './timeline/pages.tsx';

export type { Given } from './given.ts';

/** What hands the platform whatever becomes of a group. */
export function lifecyclePlug(given: Given): Plug {
  return {
    routes: [
      ...renewalRoutes(given),
      ...recordRoutes(given),
      ...dormancyRoutes(given),
      ...changeRoutes(given),
      ...timelineRoutes(given),
      ...readinessRoutes(given),
      ...takeoverRoutes(given),
      ...handoverRoutes(given),
    ],
    wordings: {
      ...renewalWordings,
      ...recordWordings,
      ...dormancyWordings,
      ...changeWordings,
      ...readinessWordings,
      ...takeoverWordings,
    },
    forgets: [forgetInLifecycle],
    ...lifecycleJobs(given),
  };
}
