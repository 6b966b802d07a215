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
import { succession } from './takeover/plug.ts';
import { timelineRoutes } from './timeline/pages.tsx';

export type { Given } from './given.ts';

/** What hands the platform whatever becomes of a group. */
export function lifecyclePlug(given: Given): Plug {
  const next = succession(given);
  return {
    routes: [
      ...renewalRoutes(given),
      ...dormancyRoutes(given),
      ...changeRoutes(given),
      ...timelineRoutes(given),
      ...readinessRoutes(given),
      ...next.routes,
    ],
    wordings: { ...renewalWordings, ...dormancyWordings, ...changeWordings, ...readinessWordings, ...next.wordings },
    tasks: [...dormancyTasks(given), ...next.tasks],
    dailies: [...noticeDailies(given), ...next.dailies],
    reactions: [
      ...renewalReactions(given),
      ...noticeReactions(given),
      ...askingReactions(given),
      ...changeReactions(given),
      ...next.reactions,
    ],
  };
}
