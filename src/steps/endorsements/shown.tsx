import type { ComponentChildren } from 'preact';
import type { Petition } from '../../charters/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import { isOfThisRound } from '../way/rules.ts';
import { endorsementsOn } from './queries.ts';
import { EndorsementTable } from './views.tsx';
import { words } from './words.ts';

/** Who endorses the text as it is now, for everybody. */
export async function endorsementsShown({ db }: Visit, petition: Petition): Promise<ComponentChildren> {
  const asked = (await endorsementsOn(db, petition.id)).filter(
    ({ namedAt, takenBackAt }) => takenBackAt === null && isOfThisRound(namedAt, petition),
  );
  if (asked.length === 0) return null;
  return (
    <>
      <h3>{words.title}</h3>
      <EndorsementTable endorsements={asked} />
    </>
  );
}
