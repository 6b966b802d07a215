import type { Plug } from '../platform/plug.ts';
import { circulationDailies, circulationReactions } from './circulation/jobs.ts';
import { circulationRoutes } from './circulation/pages/routes.tsx';
import { circulationWordings } from './circulation/words.ts';
import { consultationReactions, consultationTasks } from './consultations/jobs.ts';
import { consultationRoutes } from './consultations/pages/routes.ts';
import { consultationWordings } from './consultations/words.ts';
import { docketApi } from './docket/api.ts';
import { docketRoutes } from './docket/pages/docket.tsx';
import type { Given } from './given.ts';
import { paperReactions } from './paper/jobs.ts';
import { paperRoutes } from './paper/pages/routes.ts';
import { wordings as paperWordings } from './paper/words.ts';
import { petitionsApi } from './petitions/api/reading.ts';
import { signingApi } from './petitions/api/signing.ts';
import { petitionDailies, petitionReactions, petitionTasks } from './petitions/jobs.ts';
import { petitionRoutes } from './petitions/pages/routes.ts';
import { wordings } from './petitions/words.ts';
import { termTasks } from './terms/jobs.ts';
import { verificationRoutes } from './verification/pages.tsx';

export { signingByLetter } from './petitions/letter-act.ts';
export type { Given } from './given.ts';

/** What the charters hand the platform. */
export function chartersPlug(given: Given): Plug {
  return {
    routes: [
      ...petitionsApi,
      ...signingApi(given),
      ...docketApi,
      ...petitionRoutes(given),
      ...paperRoutes(given),
      ...verificationRoutes(given),
      ...consultationRoutes(given),
      ...docketRoutes(given),
      ...circulationRoutes(given),
    ],
    wordings: { ...wordings, ...paperWordings, ...circulationWordings, ...consultationWordings },
    reactions: [
      ...petitionReactions(given),
      ...paperReactions(given),
      ...circulationReactions(given),
      ...consultationReactions(given),
    ],
    tasks: [...petitionTasks(given), ...consultationTasks(given), ...termTasks(given)],
    dailies: [...petitionDailies(given), ...circulationDailies(given)],
  };
}
