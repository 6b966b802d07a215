import type { Route } from '../../../platform/web/index.ts';
import type { MeetingsHouse } from '../../house.ts';
import { announcingRoutes } from './announcing.tsx';
import { calendarRoutes } from './calendar.ts';
import { listRoute } from './list.tsx';
import { sittingRoute } from './sitting.tsx';

/** Meetings as everybody reads them, and where they are kept. What has a name stands before the number of a meeting. */
export const sittingRoutes = (house: MeetingsHouse): Route[] => [
  listRoute(house),
  ...announcingRoutes(house),
  ...calendarRoutes(),
  sittingRoute(house),
];
