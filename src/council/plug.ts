import type { Plug } from '../platform/plug.ts';
import type { Given } from './given.ts';
import { ratificationRoutes } from './ratifications/pages.tsx';
import { wordings as ratificationWordings } from './ratifications/words.ts';
import { recordRoutes } from './record/pages.tsx';
import { reportReactions } from './reports/jobs.ts';
import { reportRoutes } from './reports/pages/routes.ts';
import { wordings as reportWordings } from './reports/words.ts';

export type { Given as CouncilGiven } from './given.ts';

/** What the council hands the platform. */
export function councilPlug(given: Given): Plug {
  return {
    routes: [...reportRoutes(given), ...ratificationRoutes(given), ...recordRoutes(given)],
    wordings: { ...reportWordings, ...ratificationWordings },
    reactions: reportReactions(given),
  };
}
