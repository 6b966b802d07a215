import { enact, mustJudge, petitionForChange, type PetitionId } from '../../charters/index.ts';
import type { Act } from '../../platform/act/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import type { Policies } from '../way/standing.ts';
import { impedimentsToDeciding, type OfficerDecision } from './rules.ts';

/**
 * Decides on a petition by the right of an office, where its rules leave it to one officer: no vote, and no figures.
 *
 * @throws Refused, NotFound where the rules leave it to nobody alone
 */
export async function decideByOffice(
  act: Act,
  id: PetitionId,
  decided: OfficerDecision,
  { policies }: Policies,
): Promise<void> {
  const petition = await petitionForChange(act, id);
  const policy = policies.of(petition.policyId, petition.policyVersion);
  if (policy.officer === null) throw new NotFound();
  await mustJudge(act, id, 'docket.decide');
  refuseIf(impedimentsToDeciding(petition, decided, policy.voting.mayReturn));

  const noVotes = { present: null, votesFor: null, votesAgainst: null, votesReturned: null, votesAbstained: null };
  await enact(
    act,
    petition,
    {
      ...decided,
      ...noVotes,
      decidedOn: act.today,
      office: policy.officer,
      minute: '',
      ballot: null,
      recordedBy: act.by,
    },
    policy,
  );
}
