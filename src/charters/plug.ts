import type { Plug } from '../platform/plug.ts';
import { circulationDailies, circulationReactions } from './circulation/jobs.ts';
import { circulationRoutes } from './circulation/pages/routes.tsx';
import { consultationReactions, consultationTasks } from './consultations/jobs.ts';
import { consultationRoutes } from './consultations/pages/routes.ts';
import { docketApi } from './docket/api.ts';
import { docketReactions } from './docket/jobs.ts';
import { docketRoutes } from './docket/pages/routes.ts';
import { dossierRoutes } from './dossier/pages.tsx';
import type { Given } from './given.ts';
import { newsReactions } from './news/jobs.ts';
import { paperReactions } from './paper/jobs.ts';
import { paperRoutes } from './paper/pages/routes.ts';
import { petitionsApi } from './petitions/api/reading.ts';
import { signingApi } from './petitions/api/signing.ts';
import { petitionDailies, petitionReactions, petitionTasks } from './petitions/jobs.ts';
import { petitionRoutes } from './petitions/pages/routes.ts';
import { termTasks } from './terms/jobs.ts';
import { certificateApi } from './verification/certificate/api.ts';
import { certificateCommand } from './verification/certificate/cli.ts';
import { certificateRoutes } from './verification/certificate/pages.tsx';
import { verificationRoutes } from './verification/pages.tsx';
import { wordings } from './words.ts';

export { signingByLetter } from './petitions/letter-act.ts';
export type { Given } from './given.ts';

/** What the charters hand the platform. */
export function chartersPlug(given: Given): Plug {
  return {
    routes: [
      ...petitionsApi,
      ...signingApi(given),
      ...docketApi,
      ...certificateApi,
      ...petitionRoutes(given),
      ...paperRoutes(given),
      ...verificationRoutes(given),
      ...certificateRoutes(given),
      ...consultationRoutes(given),
      ...dossierRoutes(given),
      ...docketRoutes(given),
      ...circulationRoutes(given),
    ],
    wordings,
    reactions: [
      ...petitionReactions(given),
      ...paperReactions(given),
      ...circulationReactions(given),
      ...consultationReactions(given),
      ...docketReactions(given),
      ...newsReactions(given),
    ],
    tasks: [...petitionTasks(given), ...consultationTasks(given), ...termTasks(given)],
    commands: [certificateCommand(given)],
    dailies: [...petitionDailies(given), ...circulationDailies(given)],
  };
}
