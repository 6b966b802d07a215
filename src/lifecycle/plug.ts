import type { Plug } from '../platform/plug.ts';
import { askingReactions } from './askings/jobs.ts';
import { changeReactions } from './changes/jobs.ts';
import { changeRoutes } from './changes/pages/routes.tsx';
import { dormancyTasks } from './dormancy/jobs.ts';
import { dormancyRoutes } from './dormancy/pages.tsx';
import type { Given } from './given.ts';
import { handoverDailies } from './handover/jobs.ts';
import { handoverRoutes } from './handover/pages.tsx';
import { noticeDailies, noticeReactions } from './notices/jobs.ts';
import { readinessRoutes } from './readiness/pages.tsx';
import { renewalReactions } from './renewals/jobs.ts';
import { renewalRoutes } from './renewals/pages.tsx';
import { takeoverReactions, takeoverTasks } from './takeover/jobs.ts';
import { takeoverRoutes } from './takeover/pages.tsx';
import { timelineRoutes } from './timeline/pages.tsx';
import { wordings } from './wordings.ts';

export type { Given } from './given.ts';

/** What hands the platform whatever becomes of a group. */
export function lifecyclePlug(given: Given): Plug {
  return {
    routes: [
      ...renewalRoutes(given),
      ...dormancyRoutes(given),
      ...changeRoutes(given),
      ...timelineRoutes(given),
      ...readinessRoutes(given),
      ...takeoverRoutes(given),
      ...handoverRoutes(given),
    ],
    wordings,
    tasks: [...dormancyTasks(given), ...takeoverTasks],
    dailies: [...noticeDailies(given), ...handoverDailies(given)],
    reactions: [
      ...renewalReactions(given),
      ...noticeReactions(given),
      ...askingReactions(given),
      ...changeReactions(given),
      ...takeoverReactions(given),
    ],
  };
}
