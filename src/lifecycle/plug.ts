import type { Plug } from '../platform/plug.ts';
import { askingReactions } from './askings/jobs.ts';
import { changeReactions } from './changes/jobs.ts';
import { changeRoutes } from './changes/pages/routes.tsx';
import { wordings as changeWordings } from './changes/words.ts';
import { dormancyTasks } from './dormancy/jobs.ts';
import { dormancyRoutes } from './dormancy/pages.tsx';
import { wordings as dormancyWordings } from './dormancy/words.ts';
import type { Given } from './given.ts';
import { noticeDailies, noticeReactions } from './notices/jobs.ts';
import { readinessRoutes } from './readiness/pages.tsx';
import { wordings as readinessWordings } from './readiness/words.ts';
import { renewalReactions } from './renewals/jobs.ts';
import { renewalRoutes } from './renewals/pages.tsx';
import { wordings as renewalWordings } from './renewals/words.ts';
import { takeoverReactions, takeoverTasks } from './takeover/jobs.ts';
import { takeoverRoutes } from './takeover/pages.tsx';
import { wordings as takeoverWordings } from './takeover/words.ts';
import { timelineRoutes } from './timeline/pages.tsx';

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
    ],
    wordings: { ...renewalWordings, ...dormancyWordings, ...changeWordings, ...readinessWordings, ...takeoverWordings },
    tasks: [...dormancyTasks(given), ...takeoverTasks],
    dailies: noticeDailies(given),
    reactions: [
      ...renewalReactions(given),
      ...noticeReactions(given),
      ...askingReactions(given),
      ...changeReactions(given),
      ...takeoverReactions(given),
    ],
  };
}
