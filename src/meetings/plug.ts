import type { Plug } from '../platform/plug.ts';
import { ballotReactions, ballotTasks } from './ballots/jobs.ts';
import { ballotRoutes } from './ballots/pages/routes.tsx';
import { ballotWordings } from './ballots/words.ts';
import type { MeetingsHouse } from './house.ts';
import { sittingRoutes } from './sittings/pages/routes.ts';
import { wordings as sittingWordings } from './sittings/words.ts';

export type { MeetingsHouse } from './house.ts';

/** What the meetings hand the platform. */
export function meetingsPlug(given: MeetingsHouse): Plug {
  return {
    routes: [...sittingRoutes(given), ...ballotRoutes(given)],
    wordings: { ...sittingWordings, ...ballotWordings },
    reactions: [...ballotReactions(given)],
    tasks: [...ballotTasks(given)],
  };
}
