import type { Plug } from '../platform/plug.ts';
import { charterApi } from './api.ts';
import { circulationDailies, circulationReactions } from './circulation/jobs.ts';
import { consultationReactions, consultationTasks } from './consultations/jobs.ts';
import { docketReactions } from './docket/jobs.ts';
import { forgetInPetitions } from './forgetting.ts';
import type { Given } from './given.ts';
import { newsReactions } from './news/jobs.ts';
import { charterRoutes } from './pages.ts';
import { paperReactions } from './paper/jobs.ts';
import { petitionDailies, petitionReactions, petitionTasks } from './petitions/jobs.ts';
import { termTasks } from './terms/jobs.ts';
import { wordings } from './words.ts';

export { signingByLetter } from './petitions/letter-act.ts';
export type { Given } from './given.ts';

/** What the charters hand the platform. */
export function chartersPlug(given: Given): Plug {
  return {
    routes: [...charterApi(given), ...charterRoutes(given)],
    wordings: wordings(given.association.nouns),
    reactions: [
      ...petitionReactions(given),
      ...paperReactions(given),
      ...circulationReactions(given),
      ...consultationReactions(given),
      ...docketReactions(given),
      ...newsReactions(given),
    ],
    tasks: [...petitionTasks(given), ...consultationTasks(given), ...termTasks(given)],
    dailies: [...petitionDailies(given), ...circulationDailies(given)],
    forgets: [forgetInPetitions],
  };
}
