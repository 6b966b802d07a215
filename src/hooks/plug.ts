import type { Plug } from '../platform/plug.ts';
import type { HooksHouse } from './given.ts';
import { hookPages } from './incoming/pages/keeping.tsx';
import { hookRoute } from './incoming/pages/route.ts';
import { wordings as incomingWordings } from './incoming/words.ts';

/** What the hooks hand the platform. */
export function hooksPlug(house: HooksHouse): Plug {
  return { routes: [...hookPages(house), hookRoute(house)], wordings: incomingWordings };
}
