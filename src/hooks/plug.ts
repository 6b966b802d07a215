import type { Plug } from '../platform/plug.ts';
import type { HooksHouse } from './given.ts';
import { hookPages } from './incoming/pages/keeping.tsx';
import { hookRoute } from './incoming/pages/route.ts';
import { wordings as incomingWordings } from './incoming/words.ts';
import { carryingTasks, deliveryDailies, messageReactions } from './outgoing/jobs.ts';
import { targetRoutes } from './outgoing/pages/routes.tsx';
import { wordings as outgoingWordings } from './outgoing/words.ts';

/** What the hooks hand the platform. */
export function hooksPlug(house: HooksHouse): Plug {
  return {
    routes: [...hookPages(house), hookRoute(house), ...targetRoutes(house)],
    wordings: { ...incomingWordings, ...outgoingWordings },
    reactions: messageReactions,
    tasks: carryingTasks(house),
    dailies: deliveryDailies,
  };
}
