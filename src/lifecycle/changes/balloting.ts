import { decidingBody, type PolicyBook } from '../../charters/index.ts';
import { isNameTaken, type GroupId } from '../../groups/index.ts';
import {
  ballotOf,
  ballotsOn,
  openBallot,
  periodOf,
  recuseOn,
  type Ballot,
  type BallotId,
} from '../../meetings/index.ts';
import type { Act, PersonId, Visit } from '../../platform/act/index.ts';
import { refuse, refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import { carryOut, holdProposal, proposalToChange } from './commands.ts';
import { ofProposal, proposalKind, type Proposal, type ProposalId } from './model.ts';
import { changeOf, proposalHref } from './naming.ts';
import { involvedInEach, proposalOf, proposalsOf, type SeenProposal } from './queries.ts';
import { impedimentsToMaking, impedimentsToPutting } from './rules.ts';
import { words } from './words.ts';

/** What of the house the votes on proposals need: the rules, and by which name the committee stands among the units. */
export interface Balloting {
  readonly policies: PolicyBook;
  readonly association: { readonly bodies: { readonly committee: string } };
}

/** The last ballot on a proposal, under way or over; undefined where there was none, or it was called off. */
export async function lastBallotOn(visit: Pick<Visit, 'db'>, id: ProposalId): Promise<Ballot | undefined> {
  const [last] = await ballotsOn(visit.db, ofProposal(id));
  return last?.tally?.outcome === 'called-off' ? undefined : last;
}

/**
 * Puts a proposal to the members of the committee between its meetings.  Whoever convenes one of the groups, or agreed to it for
 * one, takes no part.
 *
 * @throws Refused
 */
export async function putChangeToVote(act: Act, id: ProposalId, given: Balloting): Promise<BallotId> {
  const seen = await proposalToChange(act, id);
  const { proposal, group, other, party } = seen;
  const { decision, voting, officer } = given.policies.of(proposal.policy.id, proposal.policy.version);
  refuseIf(impedimentsToPutting(proposal, party, officer));
  const { committee } = given.association.bodies;
  const unit = await decidingBody(act.db, { association: { units: { committee } } });
  if (unit === null) refuse('body-unknown', { name: committee });
  const named = new Map([group, ...(other ? [other] : [])].map((each) => [each.id, each]));
  return openBallot(act, {
    ...periodOf(voting, act),
    unit,
    subject: ofProposal(id),
    question: words.shallIt(changeOf(proposal, named)),
    href: proposalHref(group, proposal),
    way: 'mail',
    positions: voting.positions,
    rule: decision,
    confirming: null,
    sitting: null,
    mayReturn: false,
    openedBy: act.by as PersonId,
    recused: await recusedFrom(act, proposal),
  });
}

/** Whoever has come to convene a group takes no part any more in a ballot on a change of it.  Safe to repeat. */
export async function recuseConveners(act: Act, group: GroupId): Promise<void> {
  for (const proposal of await proposalsOf(act.db, group)) {
    if (proposal.state !== 'deciding') continue;
    // A ballot that is opened at this moment knows nothing of them yet.
    await holdProposal(act, proposal.id);
    await recuseOn(act, ofProposal(proposal.id), await recusedFrom(act, proposal));
  }
}

const recusedFrom = async (act: Act, proposal: Proposal) =>
  ((await involvedInEach(act, [proposal])).get(proposal.id) ?? []).map((person) => ({ person, code: 'convener' }));

/**
 * Carries out what came of a ballot on a proposal.  Where something has come between, as another group that took the name, the
 * proposal stays open, and its page says so beside the vote.  Nothing happens a second time.
 */
export async function decideChangeByBallot(act: Act, id: BallotId): Promise<void> {
  const ballot = await ballotOf(act.db, id);
  const outcome = ballot?.tally?.outcome;
  if (ballot?.subject.kind !== proposalKind || !ballot.decidedOn) return;
  if (outcome !== 'approved' && outcome !== 'declined') return;
  const known = await proposalOf(act.db, Number(ballot.subject.id));
  if (!known) return;
  const seen = await proposalToChange(act, known.id);
  if (seen.proposal.state !== 'deciding') return;
  if (
    outcome === 'approved' &&
    seen.proposal.decider === 'committee' &&
    (await impedimentsToCarryingOut(act, seen)).length > 0
  )
    return;
  const { present, approve, decline, abstain } = ballot.tally!.figures;
  await carryOut(
    act,
    seen,
    {
      result: outcome,
      decidedOn: ballot.decidedOn,
      present,
      votesFor: approve,
      votesAgainst: decline,
      votesAbstained: abstain,
      reasons: '',
      minute: ballot.minute,
    },
    ballot.openedBy,
  );
}

/** What has come between since the members began to vote; empty when nothing has. */
export async function impedimentsToCarryingOut(
  { db }: Pick<Visit, 'db'>,
  { proposal, group, other }: SeenProposal,
): Promise<Impediment[]> {
  const found = impedimentsToMaking(proposal, other);
  if (group.state !== 'active') found.push({ code: 'group-not-active', state: group.state });
  if (proposal.kind === 'rename' && (await isNameTaken(db, proposal.name, group.id)))
    found.push({ code: 'group-name-taken', name: proposal.name });
  return found;
}
