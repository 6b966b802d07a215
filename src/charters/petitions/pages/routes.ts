import type { Route } from '../../../platform/web/index.ts';
import type { Given } from '../../given.ts';
import { deskRoutes } from './desk.tsx';
import { draftingRoutes } from './drafting-routes.tsx';
import { givingUpRoutes } from './giving-up.tsx';
import { listRoute } from './list.tsx';
import { openingRoutes } from './opening-routes.tsx';
import { organizerRoutes } from './organizer-routes.tsx';
import { publicRoutes } from './public-routes.tsx';
import { reportRoutes } from './report.tsx';
import { signingRoutes } from './signing-routes.tsx';

/** Every address of petitions; fixed ones before those with a number in them. */
export function petitionRoutes(given: Given): Route[] {
  return [
    ...draftingRoutes(given),
    listRoute(given),
    ...openingRoutes(given),
    ...publicRoutes(given),
    ...reportRoutes,
    ...signingRoutes(given),
    ...organizerRoutes(given),
    ...deskRoutes(given),
    ...givingUpRoutes,
  ];
}
