import type { Route } from '../platform/web/index.ts';
import { newsRoutes } from './news/pages/routes.ts';
import type { Given } from './given.ts';
import { circulationRoutes } from './circulation/pages/routes.tsx';
import { consultationRoutes } from './consultations/pages/routes.ts';
import { docketRoutes } from './docket/pages/routes.ts';
import { paperRoutes } from './paper/pages/routes.ts';
import { petitionRoutes } from './petitions/pages/routes.ts';
import { verificationRoutes } from './verification/pages.tsx';

/** Every address of the charters. */
export function charterRoutes(given: Given): Route[] {
  return [
    ...petitionRoutes(given),
    ...newsRoutes(given),
    ...paperRoutes(given),
    ...verificationRoutes(given),
    ...consultationRoutes(given),
    ...docketRoutes(given),
    ...circulationRoutes(given),
  ];
}
