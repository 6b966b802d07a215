import type { Route } from '../platform/web/index.ts';
import { newsRoutes } from './news/pages/routes.ts';
import { sharingRoutes } from './sharing/pages/routes.tsx';
import type { Given } from './given.ts';
import { circulationRoutes } from './circulation/pages/routes.tsx';
import { consultationRoutes } from './consultations/pages/routes.ts';
import { docketRoutes } from './docket/pages/routes.ts';
import { dossierRoutes } from './dossier/pages.tsx';
import { paperRoutes } from './paper/pages/routes.ts';
import { petitionRoutes } from './petitions/pages/routes.ts';
import { accountRoutes } from './verification/account/pages.ts';
import { certificateRoutes } from './verification/certificate/pages.tsx';
import { verificationRoutes } from './verification/pages.tsx';

/** Every address of the charters. */
export function charterRoutes(given: Given): Route[] {
  return [
    ...petitionRoutes(given),
    ...sharingRoutes(given),
    ...newsRoutes(given),
    ...paperRoutes(given),
    ...verificationRoutes(given),
    ...certificateRoutes(given),
    ...accountRoutes,
    ...consultationRoutes(given),
    ...dossierRoutes(given),
    ...docketRoutes(given),
    ...circulationRoutes(given),
  ];
}
