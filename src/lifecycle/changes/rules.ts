import type { Grants, PersonId } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { impedimentsOfVotes } from '../../charters/index.ts';
import { impedimentsToNaming, tidyName, type Group } from '../../groups/index.ts';
import type { ChangeRules } from '../../policies/index.ts';
import type { Agreement, ChangeKind, Decider, DecisionWritten, Proposal, Proposed } from './model.ts';

export const bounds = { reason: 4_000, minute: 20_000 } as const;

/** What somebody is to the groups that a proposal is about. */
export interface Party {
  readonly person: PersonId;
  /** Whether they convene the group that changes. */
  readonly convenes: boolean;
  /** Whether they convene the group into which it merges. */
  readonly convenesOther: boolean;
  /** Whether they take no part in deciding it: see `involvedIn`. */
  readonly isInvolved?: boolean;
  readonly grants: Grants;
}

/** Whether the visitor sits where such proposals are decided. */
export const decides = ({ grants }: Pick<Party, 'grants'>): boolean => grants.has('docket.decide');

/** Whether the visitor works on groups for the association. */
export const isStaff = ({ grants }: Pick<Party, 'grants'>): boolean => grants.has('petitions.verify');

/** What a proposal is judged by when it is begun. */
export interface Proposing {
  readonly party: Party;
  readonly rules: ChangeRules;
  /** Into what the policy lets a group grow; null where it has nothing of it. */
  readonly graduation: { readonly to: string } | null;
  /** The group that it would merge into, where there is such a group. */
  readonly other: Pick<Group, 'id' | 'state' | 'name'> | undefined;
  /** Whether another active group bears the new name. */
  readonly nameTaken: boolean;
  /** The proposal that the group has under way. */
  readonly underWay: number | null;
}

/** What keeps a change from being proposed; empty when nothing does. */
export function impedimentsToProposing(
  proposed: Proposed,
  group: Pick<Group, 'id' | 'state' | 'name'>,
  proposing: Proposing,
): Impediment[] {
  // In the order of the form: what is proposed, then why.
  const found = [...impedimentsToBeginning(group, proposing), ...impedimentsOfDetails(proposed, group, proposing)];
  if (!proposed.reason.trim()) found.push({ code: 'change-reason-missing' });
  const length = [...proposed.reason].length;
  if (length > bounds.reason) found.push({ code: 'change-reason-long', length, most: bounds.reason });
  return found;
}

/** What keeps the visitor from proposing anything for the group, whatever it is. */
export function impedimentsToBeginning(
  group: Pick<Group, 'state'>,
  { party, underWay }: Pick<Proposing, 'party' | 'underWay'>,
): Impediment[] {
  const found: Impediment[] = [];
  if (!party.convenes && !decides(party)) found.push({ code: 'not-granted', grant: 'group.roles' });
  if (group.state !== 'active') found.push({ code: 'group-not-active', state: group.state });
  if (underWay !== null) found.push({ code: 'change-under-way', proposal: underWay });
  return found;
}

function impedimentsOfDetails(
  { kind, name, into }: Proposed,
  group: Pick<Group, 'id' | 'name'>,
  { other, nameTaken, graduation }: Proposing,
): Impediment[] {
  switch (kind) {
    case 'rename':
      return tidyName(name) === group.name
        ? [{ code: 'change-name-same' }]
        : impedimentsToNaming(tidyName(name), nameTaken);
    case 'merge':
      if (into === null || !other) return [{ code: 'merge-unknown' }];
      if (other.id === group.id) return [{ code: 'merge-with-itself' }];
      return other.state === 'active' ? [] : [{ code: 'merge-not-active', name: other.name, state: other.state }];
    case 'graduate':
      if (graduation === null) return [{ code: 'graduation-not-in-rules' }];
      return impedimentsToNaming(tidyName(name), false);
    case 'dissolve':
      return [];
  }
}

/** Whose word is the last on a change. What the committee itself has begun, it decides. */
export function deciderOf(kind: ChangeKind, begunAs: Proposal['begunAs'], rules: ChangeRules): Decider {
  if (kind === 'graduate') return rules.graduation.by;
  const by = { rename: rules.rename.by, dissolve: rules.dissolution.by, merge: rules.merge.by }[kind];
  return begunAs === 'committee' ? 'committee' : by;
}

/** Those who convene the groups today. */
export interface Convening {
  readonly group: readonly PersonId[];
  readonly other: readonly PersonId[];
}

/** How many more must want it. */
export interface Missing {
  readonly group: number;
  readonly other: number;
}

/**
 * How many conveners still have to want a change.  For a dissolution staff may stand for all of them but one; for a merger
 * one convener of each group is enough.  Only those count who convene the group today.
 */
export function agreementsMissing(
  proposal: Pick<Proposal, 'kind' | 'group' | 'into' | 'begunAs'>,
  agreements: readonly Agreement[],
  convening: Convening,
  rules: ChangeRules,
): Missing {
  const count = (group: string | null, conveners: readonly PersonId[]) =>
    agreements.filter((each) => !each.asStaff && each.group === group && conveners.includes(each.person)).length;
  const lacking = (needed: number, conveners: readonly PersonId[], group: string | null) =>
    Math.max(0, Math.min(needed, conveners.length) - count(group, conveners));
  const { kind, group, into, begunAs } = proposal;
  if (kind === 'merge') return { group: lacking(1, convening.group, group), other: lacking(1, convening.other, into) };
  if (begunAs === 'committee') return { group: 0, other: 0 };
  const needed = kind === 'dissolve' ? rules.dissolution.conveners : 1;
  const withStaff = agreements.some(({ asStaff }) => asStaff);
  return { group: lacking(withStaff ? 1 : needed, convening.group, group), other: 0 };
}

/** What keeps the visitor from wanting it too; empty when nothing does. */
export function impedimentsToAgreeing(
  { kind, state }: Pick<Proposal, 'kind' | 'state'>,
  party: Party,
  agreements: readonly Agreement[],
): Impediment[] {
  const found: Impediment[] = [];
  const mayAgree = party.convenes || party.convenesOther || (kind === 'dissolve' && isStaff(party));
  if (!mayAgree) found.push({ code: 'not-granted', grant: 'group.roles' });
  if (state !== 'agreeing') found.push({ code: 'change-not-open', state });
  else if (agreements.some(({ person }) => person === party.person)) found.push({ code: 'change-agreed-already' });
  return found;
}

/** What keeps the visitor from taking a proposal back; empty when nothing does. */
export function impedimentsToWithdrawing(
  { state, begunAs }: Pick<Proposal, 'state' | 'begunAs'>,
  party: Party,
): Impediment[] {
  const found: Impediment[] = [];
  const mayWithdraw = begunAs === 'convener' ? party.convenes : decides(party);
  // A merger is also the other group's: its conveners may say no to it.
  if (!mayWithdraw && !party.convenesOther) found.push({ code: 'not-granted', grant: 'group.roles' });
  if (state !== 'agreeing' && state !== 'deciding') found.push({ code: 'change-not-open', state });
  return found;
}

/** By what votes a body carries a change. */
export type VoteRules = Parameters<typeof impedimentsOfVotes>[1];

/** What keeps a decision of the committee from being recorded; empty when nothing does. */
export function impedimentsToDeciding(
  { state }: Pick<Proposal, 'state'>,
  party: Party,
  decision: DecisionWritten,
  { votes, today, begunOn }: { readonly votes: VoteRules; readonly today: CalendarDay; readonly begunOn: CalendarDay },
): Impediment[] {
  const found = impedimentsToJudging(party);
  if (state !== 'deciding') found.push({ code: 'change-not-open', state });
  if (decision.decidedOn < begunOn) found.push({ code: 'change-decided-before', begunOn });
  return [...found, ...impedimentsOfWritten(decision, votes, today)];
}

/** What keeps a proposal from being put to the members of the committee; empty when nothing does. */
export function impedimentsToPutting(
  { state }: Pick<Proposal, 'state'>,
  party: Party,
  officer: string | null,
): Impediment[] {
  const found = impedimentsToJudging(party);
  if (state !== 'deciding') found.push({ code: 'change-not-open', state });
  if (officer !== null) found.push({ code: 'officer-decides', office: officer });
  return found;
}

/** Nobody records what was decided on a group that they convene, or on what they proposed or agreed to for one. */
export function impedimentsToJudging(party: Party): Impediment[] {
  if (!decides(party)) return [{ code: 'not-granted', grant: 'docket.decide' }];
  return party.isInvolved ? [{ code: 'own-group' }] : [];
}

/**
 * Those who take no part in deciding it, at the agenda, in the ballot or by the record: who convene the groups today, and who
 * proposed it for them or agreed, which stays theirs when they convene no more.
 */
export function involvedIn(agreements: readonly Agreement[], { group, other }: Convening): PersonId[] {
  const agreed = agreements.filter(({ asStaff }) => !asStaff).map(({ person }) => person);
  return [...new Set([...group, ...other, ...agreed])];
}

/** What keeps a vote of the council from being recorded; empty when nothing does. */
export function impedimentsToVoting(
  { state, reportedOn }: Pick<Proposal, 'state' | 'reportedOn'>,
  party: Party,
  decision: DecisionWritten,
  { votes, today }: { readonly votes: VoteRules; readonly today: CalendarDay },
): Impediment[] {
  const found: Impediment[] = party.grants.has('council.record')
    ? []
    : [{ code: 'not-granted', grant: 'council.record' }];
  if (state !== 'recommended') found.push({ code: 'change-not-open', state });
  else if (reportedOn === null) found.push({ code: 'change-not-reported' });
  if (reportedOn !== null && decision.decidedOn < reportedOn)
    found.push({ code: 'change-voted-before-report', reportedOn });
  return [...found, ...impedimentsOfWritten(decision, votes, today)];
}

/** What has come between since a change was proposed; empty when nothing has. What becomes of its own group, the group says. */
export function impedimentsToMaking(
  { kind }: Pick<Proposal, 'kind'>,
  other: Pick<Group, 'state' | 'name'> | undefined,
): Impediment[] {
  if (kind !== 'merge' || !other || other.state === 'active') return [];
  return [{ code: 'merge-into-ended', name: other.name, state: other.state }];
}

function impedimentsOfWritten(decision: DecisionWritten, votes: VoteRules, today: CalendarDay): Impediment[] {
  const found: Impediment[] = [];
  const isApproved = decision.result === 'approved';
  if (decision.decidedOn > today) found.push({ code: 'change-decided-in-future' });
  if (!isApproved && !decision.reasons.trim()) found.push({ code: 'reasons-missing' });
  // A quorum is asked of a vote that has carried something.
  return [...found, ...impedimentsOfVotes(decision, isApproved ? votes : { ...votes, quorum: null }, isApproved)];
}
