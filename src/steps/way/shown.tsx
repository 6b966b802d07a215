import type { ComponentChildren } from 'preact';
import { may, type Petition } from '../../charters/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import { endorsementsShown } from '../endorsements/shown.tsx';
import { refusalShown } from '../findings/shown.tsx';
import type { Given } from '../given.ts';
import { meetingsShown } from '../open-meetings/shown.tsx';
import { carriesAlong, stepAt } from './standing.ts';
import { dueOn } from './rules.ts';
import { Owed, Way } from './views.tsx';
import { words } from './words.ts';

type Showing = Pick<Given, 'policies' | 'association'>;

/**
 * The way of a petition for its page, with what was done at its steps.  A petition whose rules know no steps but signing, its test
 * and the decision asks the database nothing.
 */
export async function wayOf(given: Showing, visit: Visit, petition: Petition): Promise<ComponentChildren> {
  const policy = given.policies.of(petition.policyId, petition.policyVersion);
  const has = (kind: string) => policy.steps.some(({ step }) => step === kind);
  const step = stepAt(given, petition);
  const staffMay = may(visit, 'petitions.screen') && words.staffMay[petition.state];
  const [refusal, endorsements, meetings, carries] = await Promise.all([
    petition.state === 'returned' && has('verification') ? refusalShown(visit, petition) : null,
    has('endorsement') ? endorsementsShown(visit, petition) : null,
    has('meeting') ? meetingsShown(visit, petition) : null,
    step ? carriesAlong(visit, petition.id) : false,
  ]);
  return (
    <>
      <Way
        petition={petition}
        policy={policy}
        association={given.association}
        zone={visit.zone}
        now={
          step && (
            <>
              <Owed step={step} due={dueOn(step, petition, visit.zone)} today={visit.today} />
              <p class="s">
                <a href={`/petitions/${petition.id}/step`}>{carries ? words.carry : words.see}</a>
              </p>
            </>
          )
        }
      />
      {staffMay && (
        <p class="s">
          <a href={`/petitions/${petition.id}/screening`}>{staffMay}</a>
        </p>
      )}
      {refusal}
      {endorsements}
      {meetings}
    </>
  );
}
