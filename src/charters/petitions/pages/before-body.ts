import type { Visit } from '../../../platform/act/index.ts';
import { shownToEveryone } from '../../consultations/pages/shown.tsx';
import { shownVotes } from '../../docket/pages/shown.tsx';
import type { Given } from '../../given.ts';
import type { Petition } from '../model.ts';

/** What everyone may read of a petition that is before the body, or was: its receipt, the units asked, and the votes. */
export async function shownBeforeBody(given: Given, visit: Visit, petition: Petition) {
  const [consultation, votes] = await Promise.all([
    shownToEveryone(given, visit, petition),
    shownVotes(given, visit, petition),
  ]);
  return { ...consultation, votes };
}
