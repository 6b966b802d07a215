import type { ComponentChildren } from 'preact';
import type { Visit } from '../../../platform/act/index.ts';
import { Prose, Section } from '../../../platform/web/parts/index.ts';
import { shownToDeciders } from '../../consultations/pages/shown.tsx';
import type { Given } from '../../given.ts';
import type { Petition } from '../../petitions/model.ts';
import { CountSums, DecisionsTaken } from '../../petitions/views.tsx';
import { verdictsIn, verificationOf } from '../../verification/queries.ts';
import { countOf } from '../../verification/rules.ts';
import { decisionsOn } from '../queries.ts';
import { words } from '../words.ts';

/** What members of the body read of a petition before they vote. */
export async function dossierSections(given: Given, visit: Visit, petition: Petition): Promise<ComponentChildren> {
  const { db } = visit;
  const { id, purpose } = petition;
  const [all, verification, former, consultation] = await Promise.all([
    verdictsIn(db, id),
    verificationOf(db, id),
    decisionsOn(db, id),
    shownToDeciders(given, visit, petition),
  ]);
  return (
    <>
      <Section title={words.dossier}>
        <Prose text={purpose} statement />
        <CountSums count={countOf(all)} needed={petition.needed ?? 0} />
        {verification?.note && (
          <p>
            {words.staffNote} {verification.note}
          </p>
        )}
        {former.length > 0 && <DecisionsTaken decisions={former} nouns={given.association.nouns} />}
        <p>
          <a href={`/petitions/${id}/dossier`}>{words.wholeDossier}</a>
        </p>
      </Section>
      {consultation}
    </>
  );
}
