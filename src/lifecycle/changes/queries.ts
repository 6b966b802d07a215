import { sql, type RawBuilder } from 'kysely';
import type { PersonId, Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { conveners, groupsById, holdersOf, isRoleHeldOn, type Group, type GroupId } from '../../groups/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { lifecycle } from '../tables.ts';
import {
  openStates,
  publicStates,
  type Agreement,
  type ChangeKind,
  type Proposal,
  type ProposalDecision,
  type ProposalId,
  type ProposalState,
} from './model.ts';
import { groupsIn } from './naming.ts';
import { decides, involvedIn, isStaff, type Convening, type Party } from './rules.ts';

const columns = sql`
  id, kind, group_id as "group", into_group as "into", name, reason, state,
  json_build_object('id', policy_id, 'version', policy_version) as policy, decider,
  begun_by as "begunBy", begun_as as "begunAs", begun_at as "begunAt", settled_on as "settledOn", reported_on as "reportedOn"
`;

/** By the day on which it was settled, else by the instant at which it began; of one day, what was proposed last. */
const latestFirst = sql`settled_on desc nulls first, case when settled_on is null then begun_at end desc, id desc`;

async function proposals(db: Db, condition: RawBuilder<unknown>, most = 200): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`
    select ${columns} from lifecycle.proposal where ${condition} order by ${latestFirst} limit ${most}
  `.execute(lifecycle(db));
  return rows;
}

/** The proposal, or undefined. */
export async function proposalOf(db: Db, id: ProposalId): Promise<Proposal | undefined> {
  if (!Number.isInteger(id) || id < 1 || id >= 2 ** 31) return undefined;
  return (await proposals(db, sql`id = ${id}`))[0];
}

/** The proposals of these ids, those that exist. */
export async function proposalsById(db: Db, ids: readonly ProposalId[]): Promise<Map<ProposalId, Proposal>> {
  return new Map((await proposals(db, sql`id = any(${ids}::integer[])`)).map((each) => [each.id, each]));
}

/** What was proposed for a group, or for another to merge into it, the latest first. */
export function proposalsOf(db: Db, group: GroupId): Promise<Proposal[]> {
  return proposals(db, sql`group_id = ${group} or into_group = ${group}`);
}

/** Proposals in these states, the latest first; at most 200. */
export function proposalsIn(db: Db, states: readonly ProposalState[]): Promise<Proposal[]> {
  return proposals(db, sql`state = any(${states}::text[])`);
}

const settled = sql`state in ('made', 'declined')`;

/** How many proposals everybody may read of which something came. */
export async function countSettled(db: Db): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from lifecycle.proposal where ${settled}
  `.execute(lifecycle(db));
  return rows[0]!.total;
}

/** What came of them, the latest first: so many from the given one on. */
export async function settledProposals(
  db: Db,
  { most, from }: { readonly most: number; readonly from: number },
): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`
    select ${columns} from lifecycle.proposal where ${settled} order by ${latestFirst} limit ${most} offset ${from}
  `.execute(lifecycle(db));
  return rows;
}

/** What a group has under way; undefined when nothing is. */
export async function proposalUnderWay(db: Db, group: GroupId): Promise<Proposal | undefined> {
  return (await proposals(db, sql`group_id = ${group} and state = any(${openStates}::text[])`, 1))[0];
}

/** An end that is before those who decide on it. */
export interface EndProposed {
  readonly group: GroupId;
  readonly proposal: ProposalId;
  readonly kind: Exclude<ChangeKind, 'rename'>;
}

/** The ends that are proposed, of all groups or of one, as far as everybody may read them. One statement. */
export async function endsProposed(db: Db, group?: GroupId): Promise<ReadonlyMap<GroupId, EndProposed>> {
  const { rows } = await sql<EndProposed>`
    select group_id as "group", id as proposal, kind from lifecycle.proposal
    where state in ('deciding', 'recommended') and kind <> 'rename' and (${group ?? null}::uuid is null or group_id = ${group ?? null})
    order by id
  `.execute(lifecycle(db));
  return new Map(rows.map((row) => [row.group, row]));
}

/** How many proposals wait in a state, and since when the longest has. */
export async function proposalsWaiting(
  db: Db,
  state: 'deciding' | 'recommended',
): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::integer as count, min(begun_at) as since from lifecycle.proposal
    where state = ${state} and (${state} <> 'recommended' or reported_on is not null)
  `.execute(lifecycle(db));
  return rows[0]!;
}

/** Who wants it too, the first before the others. */
export const agreementsOn = (db: Db, proposal: ProposalId): Promise<Agreement[]> => agreementsOnEach(db, [proposal]);

async function agreementsOnEach(
  db: Db,
  ids: readonly ProposalId[],
): Promise<(Agreement & { readonly proposal: ProposalId })[]> {
  const { rows } = await sql<Agreement & { readonly proposal: ProposalId }>`
    select proposal, group_id as "group", person, as_staff as "asStaff", agreed_at as "agreedAt"
    from lifecycle.agreement where proposal = any(${ids}::integer[]) order by agreed_at, person
  `.execute(lifecycle(db));
  return rows;
}

/** Who takes no part in deciding proposals, by their numbers; two statements, however many there are. */
export async function involvedInEach(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  proposals: readonly Proposal[],
): Promise<ReadonlyMap<ProposalId, readonly PersonId[]>> {
  const groups = [...new Set(proposals.flatMap(groupsIn))];
  const ids = proposals.map(({ id }) => id);
  const [agreements, roles] = await Promise.all([agreementsOnEach(db, ids), conveners(db, groups)]);
  const held = roles.filter((role) => isRoleHeldOn(role, today));
  const convening = (id: GroupId | null) => held.filter(({ group }) => group === id).map(({ person }) => person);
  return new Map(
    proposals.map(({ id, group, into }) => [
      id,
      involvedIn(
        agreements.filter(({ proposal }) => proposal === id),
        { group: convening(group), other: convening(into) },
      ),
    ]),
  );
}

const decisionColumns = sql`
  body, result, decided_on as "decidedOn", present, votes_for as "votesFor", votes_against as "votesAgainst",
  votes_abstained as "votesAbstained", reasons, minute, recorded_at as "recordedAt"
`;

/** What was decided on a proposal, the committee before the council. */
export async function decisionsOnProposal(db: Db, proposal: ProposalId): Promise<ProposalDecision[]> {
  const { rows } = await sql<ProposalDecision>`
    select ${decisionColumns} from lifecycle.decision where proposal = ${proposal} order by id
  `.execute(lifecycle(db));
  return rows;
}

/** What the committee decided on proposals, by their numbers. */
export async function committeeDecisions(
  db: Db,
  ids: readonly ProposalId[],
): Promise<Map<ProposalId, ProposalDecision>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<ProposalDecision & { proposal: ProposalId }>`
    select proposal, ${decisionColumns} from lifecycle.decision
    where body = 'committee' and proposal = any(${ids}::integer[])
  `.execute(lifecycle(db));
  return new Map(rows.map((row) => [row.proposal, row]));
}

/** The proposal by which a group changed on the day; undefined where none did. */
export async function proposalMade(db: Db, group: GroupId, on: CalendarDay): Promise<Proposal | undefined> {
  return (await proposals(db, sql`group_id = ${group} and state = 'made' and settled_on = ${on}`, 1))[0];
}

/** Who convenes a group on the day. */
export async function convenersOf(db: Db, group: GroupId, on: CalendarDay): Promise<PersonId[]> {
  const holders = await holdersOf(db, group, on);
  return [...new Set(holders.filter(({ role }) => role === 'convener').map(({ person }) => person))];
}

/** Who convenes the groups of a proposal on the day. */
export async function conveningOf(
  db: Db,
  { group, into }: Pick<Proposal, 'group' | 'into'>,
  on: CalendarDay,
): Promise<Convening> {
  return {
    group: await convenersOf(db, group, on),
    other: into === null ? [] : await convenersOf(db, into, on),
  };
}

/** What the visitor is to the groups of a proposal. */
export function partyOf({ by, grants }: Pick<Visit, 'by' | 'grants'>, convening: Convening): Party {
  return {
    person: by ?? '',
    convenes: by !== null && convening.group.includes(by),
    convenesOther: by !== null && convening.other.includes(by),
    grants,
  };
}

/** A proposal with all that its page and its rules ask for. */
export interface SeenProposal {
  readonly proposal: Proposal;
  readonly group: Group;
  /** The group that it merges into. */
  readonly other: Group | undefined;
  readonly party: Party;
  readonly convening: Convening;
  readonly agreements: readonly Agreement[];
}

/**
 * A proposal as the visitor may see it: everybody once it is before those who decide; before, the conveners, those who
 * decide, and staff.
 *
 * @throws NotFound
 */
export async function seeProposal(visit: Visit, id: ProposalId): Promise<SeenProposal> {
  const { db, today } = visit;
  const proposal = await proposalOf(db, id);
  if (!proposal) throw new NotFound();
  const { group, into } = proposal;
  const found = await groupsById(db, into === null ? [group] : [group, into]);
  const convening = await conveningOf(db, proposal, today);
  const party = partyOf(visit, convening);
  const isPublic = publicStates.some((state) => state === proposal.state);
  if (!isPublic && !party.convenes && !party.convenesOther && !decides(party) && !isStaff(party)) throw new NotFound();
  const agreements = await agreementsOn(db, id);
  return {
    proposal,
    group: found.get(group)!,
    other: into === null ? undefined : found.get(into),
    party: { ...party, isInvolved: visit.by !== null && involvedIn(agreements, convening).includes(visit.by) },
    convening,
    agreements,
  };
}

/** The proposals by which groups have become bodies of these names. */
export async function graduationsTo(db: Db, names: readonly string[]): Promise<ProposalId[]> {
  const { rows } = await sql<{ id: ProposalId }>`
    select id from lifecycle.proposal where kind = 'graduate' and state = 'made' and lower(name) in (select lower(body) from unnest(${names}::text[]) as body)
  `.execute(lifecycle(db));
  return rows.map(({ id }) => id);
}
