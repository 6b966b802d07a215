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
import { renewalReactions } from './renewals/jobs.ts';
import { renewalRoutes } from './renewals/pages.tsx';
import { wordings as renewalWordings } from './renewals/words.ts';
import { timelineRoutes } from './timeline/pages.tsx';

export type { Given } from './given.ts';

/** What hands the platform whatever becomes of a group. */
export function lifecyclePlug(given: Given): Plug {
  return {
    routes: [...renewalRoutes(given), ...dormancyRoutes(given), ...changeRoutes(given), ...timelineRoutes(given)],
    wordings: { ...renewalWordings, ...dormancyWordings, ...changeWordings },
    tasks: dormancyTasks(given),
    dailies: noticeDailies(given),
    reactions: [
      ...renewalReactions(given),
      ...noticeReactions(given),
      ...askingReactions(given),
      ...changeReactions(given),
    ],
  };
}
