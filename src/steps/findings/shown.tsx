import type { ComponentChildren } from 'preact';
import { isOrganizer, type Petition } from '../../charters/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import { Prose, Reply } from '../../platform/web/parts/index.ts';
import { isOfThisRound } from '../way/rules.ts';
import { findingsOn } from './queries.ts';
import { words } from './words.ts';

/** Why staff sent a petition back, for its organizers alone: a reason may speak of them. */
export async function refusalShown({ db, by }: Visit, petition: Petition): Promise<ComponentChildren> {
  if (!by || !(await isOrganizer(db, petition.id, by))) return null;
  const refused = (await findingsOn(db, petition.id)).findLast(
    ({ result, foundAt }) => result === 'refused' && isOfThisRound(foundAt, petition),
  );
  if (!refused) return null;
  return (
    <>
      <h3>{words.sentBack}</h3>
      <Reply>
        <Prose text={refused.reason} />
      </Reply>
    </>
  );
}
