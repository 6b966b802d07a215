import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { NotFound, refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import type { PolicyBook, PolicyView } from '../../charters/index.ts';
import { groupsById, isNameTaken, tidyName, type Group, type GroupId } from '../../groups/index.ts';
import { ballotsOn, callOffOn } from '../../meetings/index.ts';
import { note } from '../facts.ts';
import { lifecycle } from '../tables.ts';
import { takeEffect } from './effect.ts';
import { ofProposal, type DecisionWritten, type Proposal, type ProposalId, type Proposed } from './model.ts';
import { conveningOf, partyOf, proposalUnderWay, seeProposal, type SeenProposal } from './queries.ts';
import {
  agreementsMissing,
  deciderOf,
  impedimentsToAgreeing,
  impedimentsToDeciding,
  impedimentsToMaking,
  impedimentsToProposing,
  impedimentsToVoting,
  impedimentsToWithdrawing,
  isStaff,
} from './rules.ts';

/** The rules by which a group is judged. */
export function rulesOf(policies: PolicyBook, group: Pick<Group, 'policy'>, act: Pick<Act, 'today'>): PolicyView {
  return group.policy ? policies.of(group.policy.id, group.policy.version) : policies.inForce(act.today);
}

/**
 * Proposes a change of a group: by a convener of it, or by the committee.  Where nobody else has to want it and the conveners
 * decide, it is made at once.
 *
 * @throws Refused
 */
export async function proposeChange(
  act: Act,
  groupId: GroupId,
  proposed: Proposed,
  policies: PolicyBook,
): Promise<ProposalId> {
  const by = act.by as PersonId;
  const found = await groupsById(act.db, proposed.into === null ? [groupId] : [groupId, proposed.into]);
  const group = found.get(groupId);
  if (!group) throw new NotFound();
  const convening = await conveningOf(act.db, { group: groupId, into: proposed.into }, act.today);
  const party = partyOf(act, convening);
  const policy = rulesOf(policies, group, act);
  const name = tidyName(proposed.name);
  refuseIf(
    impedimentsToProposing(proposed, group, {
      party,
      rules: policy.changes,
      graduation: policy.graduation,
      other: proposed.into === null ? undefined : found.get(proposed.into),
      nameTaken: proposed.kind === 'rename' && (await isNameTaken(act.db, name, groupId)),
      underWay: await underWay(act, groupId),
    }),
  );
  const begunAs = party.convenes ? ('convener' as const) : ('committee' as const);
  const { rows } = await sql<{ id: ProposalId }>`
    insert into lifecycle.proposal
      (kind, group_id, into_group, name, reason, state, policy_id, policy_version, decider, begun_by, begun_as, begun_at)
    values (${proposed.kind}, ${groupId}, ${proposed.into}, ${name}, ${proposed.reason.trim()}, 'agreeing', ${policy.id}, ${policy.version},
            ${deciderOf(proposed.kind, begunAs, policy.changes)}, ${by}, ${begunAs}, ${act.at})
    returning id
  `.execute(lifecycle(act.db));
  const { id } = rows[0]!;
  note(act, {
    kind: 'lifecycle.change-proposed',
    proposal: id,
    group: groupId,
    change: proposed.kind,
    into: proposed.into,
  });
  for (const each of sidesOf({ group: groupId, into: proposed.into }, party)) await keepAgreement(act, id, each, false);
  await goOn(act, id, policies);
  return id;
}

/** A convener, or for a dissolution staff, wants it too.  With the last who has to, it goes on. @throws Refused */
export async function agreeToChange(act: Act, id: ProposalId, policies: PolicyBook): Promise<void> {
  const { proposal, party, agreements } = await proposalToChange(act, id);
  refuseIf(impedimentsToAgreeing(proposal, party, agreements));

  const sides = sidesOf(proposal, party);
  for (const each of sides) await keepAgreement(act, id, each, false);
  const asStaff = sides.length === 0 && isStaff(party);
  if (asStaff) await keepAgreement(act, id, proposal.group, true);
  note(act, { kind: 'lifecycle.change-agreed', proposal: id, group: proposal.group, staff: asStaff });
  await goOn(act, id, policies);
}

/** Takes a proposal back before it is decided on; a convener of the other group says no to a merger by it. @throws Refused */
export async function withdrawChange(act: Act, id: ProposalId): Promise<void> {
  const { proposal, party } = await proposalToChange(act, id);
  refuseIf(impedimentsToWithdrawing(proposal, party));

  await settle(act, id, 'withdrawn');
  await callOffOn(act, ofProposal(id));
  note(act, { kind: 'lifecycle.change-withdrawn', proposal: id, group: proposal.group });
}

/**
 * Records what the committee decided.  Approved, the change is made from the day of the decision; or, where the council has the
 * last word, it is told in the next report and waits.
 *
 * @throws Refused
 */
export async function decideOnChange(
  act: Act,
  id: ProposalId,
  decision: DecisionWritten,
  policies: PolicyBook,
): Promise<void> {
  const seen = await proposalToChange(act, id);
  const { proposal, party } = seen;
  const votes = policies.of(proposal.policy.id, proposal.policy.version).decision;
  const begunOn = dayOf(proposal.begunAt, act.zone);
  refuseIf([
    ...impedimentsToDeciding(proposal, party, decision, { votes, today: act.today, begunOn }),
    ...(await impedimentsOfBallot(act, id)),
  ]);
  await carryOut(act, seen, decision, act.by as PersonId);
}

/** While the members vote nobody records a decision beside them. */
async function impedimentsOfBallot(act: Act, id: ProposalId): Promise<Impediment[]> {
  const ballots = await ballotsOn(act.db, ofProposal(id));
  return ballots.some(({ closedAt }) => closedAt === null) ? [{ code: 'ballot-under-way' }] : [];
}

/** Keeps what the committee decided, and does what follows.  The proposal is held; whoever calls has asked whether it may be decided. */
export async function carryOut(
  act: Act,
  seen: SeenProposal,
  decision: DecisionWritten,
  recordedBy: PersonId,
): Promise<void> {
  const { proposal } = seen;
  const { id } = proposal;
  await keepDecision(act, { proposal: id, body: 'committee', recordedBy }, decision);
  const { result } = decision;
  const waits = result === 'approved' && proposal.decider === 'council';
  note(act, {
    kind: 'lifecycle.change-decided',
    proposal: id,
    group: proposal.group,
    body: 'committee',
    result,
    waits,
  });
  if (waits) await sql`update lifecycle.proposal set state = 'recommended' where id = ${id}`.execute(lifecycle(act.db));
  else if (result === 'declined') await settle(act, id, 'declined');
  else await makeChange(act, seen, decision.decidedOn);
}

/** Records what the council voted on what the committee recommended; established, the change is made. @throws Refused */
export async function voteOnChange(
  act: Act,
  id: ProposalId,
  decision: DecisionWritten,
  policies: PolicyBook,
): Promise<void> {
  const seen = await proposalToChange(act, id);
  const { proposal, party } = seen;
  const { ratification } = policies.of(proposal.policy.id, proposal.policy.version);
  const votes = ratification ?? { quorum: null, carries: 'majority' as const };
  refuseIf(impedimentsToVoting(proposal, party, decision, { votes, today: act.today }));

  await keepDecision(act, { proposal: id, body: 'council', recordedBy: act.by as PersonId }, decision);
  const { result } = decision;
  note(act, {
    kind: 'lifecycle.change-decided',
    proposal: id,
    group: proposal.group,
    body: 'council',
    result,
    waits: false,
  });
  if (result === 'declined') await settle(act, id, 'declined');
  else await makeChange(act, seen, decision.decidedOn);
}

/** Notes in which report the council was asked; it may vote from then on.  Safe to repeat. */
export async function markProposalsReported(act: Act, ids: readonly ProposalId[]): Promise<void> {
  await sql`
    update lifecycle.proposal set reported_on = ${act.today} where id = any(${ids}::integer[]) and reported_on is null
  `.execute(lifecycle(act.db));
}

/** Holds a proposal until the act is over, and gives it as the actor sees it. @throws NotFound */
export async function proposalToChange(act: Act, id: ProposalId): Promise<SeenProposal> {
  await holdProposal(act, id);
  return seeProposal(act, id);
}

/** Holds the proposal until the act is over: whoever changes it at this moment is waited for. */
export async function holdProposal({ db }: Act, id: ProposalId): Promise<void> {
  await sql`select from lifecycle.proposal where id = ${id} for update`.execute(lifecycle(db));
}

/** When all who have to want it do, it is put to those who decide, or made where that is the conveners themselves. */
async function goOn(act: Act, id: ProposalId, policies: PolicyBook): Promise<void> {
  const seen = await seeProposal(act, id);
  const { proposal, agreements, convening } = seen;
  const { changes } = policies.of(proposal.policy.id, proposal.policy.version);
  const missing = agreementsMissing(proposal, agreements, convening, changes);
  if (missing.group + missing.other > 0) return;
  if (proposal.decider === 'conveners') return makeChange(act, seen, act.today);
  await sql`update lifecycle.proposal set state = 'deciding' where id = ${id}`.execute(lifecycle(act.db));
  note(act, { kind: 'lifecycle.change-put', proposal: id, group: proposal.group, change: proposal.kind });
}

/** @throws Refused where what was agreed to cannot be made any more */
async function makeChange(act: Act, { proposal, other }: SeenProposal, on: string): Promise<void> {
  refuseIf(impedimentsToMaking(proposal, other));
  await takeEffect(act, proposal, on, other?.name ?? '');
  await settle(act, proposal.id, 'made', on);
  const { id, group, kind: change, into } = proposal;
  note(act, { kind: 'lifecycle.change-made', proposal: id, group, change, on, into });
}

async function settle(act: Act, id: ProposalId, state: Proposal['state'], on = act.today): Promise<void> {
  await sql`update lifecycle.proposal set state = ${state}, settled_on = ${on} where id = ${id}`.execute(
    lifecycle(act.db),
  );
}

/** Two proposals begun at once: the lock makes the second wait, and it is told of the first. */
async function underWay(act: Act, group: GroupId): Promise<ProposalId | null> {
  await sql`select pg_advisory_xact_lock(hashtext('lifecycle.proposal'), hashtext(${group}))`.execute(
    lifecycle(act.db),
  );
  return (await proposalUnderWay(act.db, group))?.id ?? null;
}

/** The groups for which somebody speaks as a convener. */
function sidesOf(
  { group, into }: Pick<Proposal, 'group' | 'into'>,
  { convenes, convenesOther }: SeenProposal['party'],
): GroupId[] {
  return [...(convenes ? [group] : []), ...(convenesOther && into !== null ? [into] : [])];
}

async function keepAgreement(act: Act, proposal: ProposalId, group: GroupId, asStaff: boolean): Promise<void> {
  await sql`
    insert into lifecycle.agreement (proposal, group_id, person, as_staff, agreed_at)
    values (${proposal}, ${group}, ${act.by}, ${asStaff}, ${act.at}) on conflict do nothing
  `.execute(lifecycle(act.db));
}

async function keepDecision(
  act: Act,
  of: { readonly proposal: ProposalId; readonly body: 'committee' | 'council'; readonly recordedBy: PersonId },
  written: DecisionWritten,
): Promise<void> {
  const { proposal, body, recordedBy } = of;
  const { result, decidedOn, present, votesFor, votesAgainst, votesAbstained, reasons, minute } = written;
  await sql`
    insert into lifecycle.decision
      (proposal, body, result, decided_on, present, votes_for, votes_against, votes_abstained, reasons, minute, recorded_by, recorded_at)
    values (${proposal}, ${body}, ${result}, ${decidedOn}, ${present}, ${votesFor}, ${votesAgainst}, ${votesAbstained},
            ${reasons.trim()}, ${minute.trim()}, ${recordedBy}, ${act.at})
  `.execute(lifecycle(act.db));
}
