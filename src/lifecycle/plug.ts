import type { Plug } from '../platform/plug.ts';
import { askingReactions } from './askings/jobs.ts';
import { changeReactions } from './changes/jobs.ts';
import { changeRoutes } from './changes/pages/routes.tsx';
import { wordings as changeWordings } from './changes/words.ts';
import { dormancyTasks } from './dormancy/jobs.ts';
import { dormancyRoutes } from './dormancy/pages.tsx';
import { wordings as dormancyWordings } from './dormancy/words.ts';
import type { Given } from './given.ts';
import { inactivityDailies } from './inactivity/jobs.ts';
import { noticeDailies, noticeReactions } from './notices/jobs.ts';
import { recordReactions } from './records/jobs.ts';
import { recordRoutes } from './records/pages.tsx';
import { wordings as recordWordings } from './records/words.ts';
import { renewalReactions } from './renewals/jobs.ts';
import { renewalRoutes } from './renewals/pages.tsx';
import { wordings as renewalWordings } from './renewals/words.ts';
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
    ],
    wordings: { ...renewalWordings, ...recordWordings, ...dormancyWordings, ...changeWordings },
    tasks: dormancyTasks(given),
    dailies: [...noticeDailies(given), ...inactivityDailies(given)],
    reactions: [
      ...renewalReactions(given),
      ...noticeReactions(given),
      ...askingReactions(given),
      ...recordReactions(given),
      ...changeReactions(given),
    ],
  };
}
