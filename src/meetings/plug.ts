import type { Plug } from '../platform/plug.ts';
import type { MeetingsHouse } from './house.ts';
import { sittingRoutes } from './sittings/pages/routes.ts';
import { wordings as sittingWordings } from './sittings/words.ts';

export type { MeetingsHouse } from './house.ts';

/** What the meetings hand the platform. */
export function meetingsPlug(given: MeetingsHouse): Plug {
  return {
    routes: [...sittingRoutes(given)],
    wordings: { ...sittingWordings },
  };
}
