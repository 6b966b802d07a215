import type { ComponentChildren, VNode } from 'preact';
import type { Visit } from '../../../platform/act/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { Day, LinkButton, Section } from '../../../platform/web/parts/index.ts';
import type { Given } from '../../given.ts';
import { may } from '../../grants.ts';
import type { Petition } from '../../petitions/model.ts';
import { consultationsOfUnits, receiptOf } from '../queries.ts';
import { ConsultationList, UnitsAsked } from '../views.tsx';
import { words } from '../words.ts';

type Policies = Pick<Given, 'policies'>;

const silenceIn = ({ policies }: Policies, { policyId, policyVersion }: Petition) =>
  policies.of(policyId, policyVersion).consultation.silence;

/** What the public page of a petition shows of its receipt and its consultation; nothing before it is filed. */
export async function shownToEveryone(
  given: Policies,
  { db, zone, today }: Visit,
  petition: Petition,
): Promise<{ receivedAt: Date | null; unitsAsked: ComponentChildren }> {
  if (!petition.filedAt) return { receivedAt: null, unitsAsked: null };
  const [receivedAt, consultations] = await Promise.all([
    receiptOf(db, petition),
    consultationsOfUnits(db, petition.id),
  ]);
  if (consultations.length === 0) return { receivedAt, unitsAsked: null };
  const reading = { zone, today, silence: silenceIn(given, petition) };
  return { receivedAt, unitsAsked: <UnitsAsked consultations={consultations} {...reading} /> };
}

/** What those who decide read of it, beside the decision. */
export async function shownToDeciders(given: Policies, visit: Visit, petition: Petition): Promise<VNode> {
  const { db, zone, today } = visit;
  const [receivedAt, consultations] = await Promise.all([
    receiptOf(db, petition),
    consultationsOfUnits(db, petition.id),
  ]);
  return (
    <Section title={words.consultations}>
      <p>
        {receivedAt ? (
          <>
            {words.acknowledged} <Day on={dayOf(receivedAt, zone)} />.
          </>
        ) : (
          words.notAcknowledged
        )}
      </p>
      <ConsultationList consultations={consultations} zone={zone} today={today} silence={silenceIn(given, petition)} />
      {(may(visit, 'docket.decide') || may(visit, 'petitions.verify')) && (
        <p>
          <LinkButton kind="quiet" href={`/petitions/${petition.id}/consultations`}>
            {words.toConsultations}
          </LinkButton>
        </p>
      )}
    </Section>
  );
}
