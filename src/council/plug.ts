import type { Plug } from '../platform/plug.ts';
import type { Given } from './given.ts';
import { ratificationRoutes } from './ratifications/pages.tsx';
import { wordings as ratificationWordings } from './ratifications/words.ts';
import { recordRoutes } from './record/pages.tsx';
import { reportsApi } from './reports/api.ts';
import { reportCommands } from './reports/cli.ts';
import { reportReactions } from './reports/jobs.ts';
import { reportRoutes } from './reports/pages/routes.ts';
import { wordings as reportWordings } from './reports/words.ts';

/** What the council hands the platform. */
export function councilPlug(given: Given): Plug {
  return {
    commands: reportCommands(given),
    routes: [...reportsApi, ...reportRoutes(given), ...ratificationRoutes(given), ...recordRoutes(given)],
    wordings: { ...reportWordings, ...ratificationWordings(given.association.nouns) },
    reactions: reportReactions(given),
  };
}
