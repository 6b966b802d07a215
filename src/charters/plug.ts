import type { Plug } from '../platform/plug.ts';
import { circulationDailies, circulationReactions } from './circulation/jobs.ts';
import { circulationWordings } from './circulation/words.ts';
import { consultationReactions, consultationTasks } from './consultations/jobs.ts';
import { consultationWordings } from './consultations/words.ts';
import type { Given } from './given.ts';
import { newsReactions } from './news/jobs.ts';
import { newsWordings } from './news/words.ts';
import { charterRoutes } from './pages.ts';
import { paperReactions } from './paper/jobs.ts';
import { wordings as paperWordings } from './paper/words.ts';
import { petitionDailies, petitionReactions, petitionTasks } from './petitions/jobs.ts';
import { wordings } from './petitions/words.ts';
import { termTasks } from './terms/jobs.ts';
import { certificateCommand } from './verification/certificate/cli.ts';

export { signingByLetter } from './petitions/letter-act.ts';
export type { Given } from './given.ts';

/** What the charters hand the platform. */
export function chartersPlug(given: Given): Plug {
  return {
    routes: charterRoutes(given),
    wordings: { ...wordings, ...paperWordings, ...circulationWordings, ...consultationWordings, ...newsWordings },
    reactions: [
      ...petitionReactions(given),
      ...paperReactions(given),
      ...circulationReactions(given),
      ...consultationReactions(given),
      ...newsReactions(given),
    ],
    tasks: [...petitionTasks(given), ...consultationTasks(given), ...termTasks(given)],
    commands: [certificateCommand(given)],
    dailies: [...petitionDailies(given), ...circulationDailies(given)],
  };
}
