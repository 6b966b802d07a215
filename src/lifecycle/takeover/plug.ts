import type { Plug } from '../../platform/plug.ts';
import type { Given } from '../given.ts';
import { handoverDailies } from '../handover/jobs.ts';
import { handoverRoutes } from '../handover/pages.tsx';
import { takeoverReactions, takeoverTasks } from './jobs.ts';
import { takeoverRoutes } from './pages.tsx';
import { wordings } from './words.ts';

/** How a group passes from one convener to the next, with their help or without. */
export const succession = (given: Given) =>
  ({
    routes: [...takeoverRoutes(given), ...handoverRoutes(given)],
    wordings,
    tasks: takeoverTasks,
    dailies: handoverDailies(given),
    reactions: takeoverReactions(given),
  }) satisfies Plug;
