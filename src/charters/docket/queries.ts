import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PetitionId } from '../petitions/model.ts';
import { isPublicRow } from '../petitions/queries.ts';
import { charters } from '../tables.ts';
import type { Decision, DecisionResult } from './model.ts';

const columns = sql`
  decision.id, decision.petition, decision.result, decision.decided_on as "decidedOn", decision.office, decision.present, decision.votes_for as "votesFor",
  decision.votes_against as "votesAgainst", decision.votes_abstained as "votesAbstained", decision.votes_returned as "votesReturned", decision.reasons,
  decision.conditions, decision.minute, decision.ballot,
  decision.recorded_by as "recordedBy", decision.recorded_at as "recordedAt", decision.reported_on as "reportedOn",
  decision.ratification, decision.ratified_on as "ratifiedOn"
`;

/** The decisions on a petition, latest first: a returned petition has more than one. */
export async function decisionsOn(db: Db, petition: PetitionId): Promise<Decision[]> {
  const { rows } = await sql<Decision>`
    select ${columns} from charters.decision where petition = ${petition} order by recorded_at desc, id desc
  `.execute(charters(db));
  return rows;
}

/** A decision that everyone may read: one on a petition that is public. */
export async function publicDecision(db: Db, id: number): Promise<Decision | undefined> {
  const { rows } = await sql<Decision>`
    select ${columns} from charters.decision join charters.petition on petition.id = decision.petition
    where decision.id = ${id} and ${isPublicRow}
  `.execute(charters(db));
  return rows[0];
}

/** How many decisions everyone may read, in all or with one result. */
export async function countPublicDecisions(db: Db, result: DecisionResult | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from charters.decision join charters.petition on petition.id = decision.petition
    where ${isPublicRow} and (${result}::text is null or decision.result = ${result})
  `.execute(charters(db));
  return rows[0]!.count;
}

/** A decision with the title of its petition, as it stands in a list. */
export interface ListedDecision extends Decision {
  readonly title: string;
  readonly counted: number | null;
}

/** Which decisions to list. */
interface DecisionsWanted {
  /** Only what the council has not been told. */
  readonly unreported?: boolean;
  /** Only those on petitions that everyone may read. */
  readonly public?: boolean;
  readonly result?: DecisionResult | null;
  /** 50 unless told. */
  readonly most?: number;
  readonly from?: number;
}

/** Decisions, latest first. */
export async function decisions(
  db: Db,
  { unreported = false, public: isPublic = false, result = null, most = 50, from = 0 }: DecisionsWanted = {},
): Promise<ListedDecision[]> {
  const { rows } = await sql<ListedDecision>`
    select ${columns}, petition.title, verification.counted
    from charters.decision
    join charters.petition on petition.id = decision.petition
    left join charters.verification on verification.petition = decision.petition
    where (not ${unreported} or (decision.reported_on is null and decision.to_report)) and (not ${isPublic} or ${isPublicRow})
      and (${result}::text is null or decision.result = ${result})
    order by decision.decided_on desc, decision.id desc limit ${most} offset ${from}
  `.execute(charters(db));
  return rows;
}

/** How many approvals the council was told of and has to ratify, and since when the oldest is on record. */
export async function votesWaiting(db: Db): Promise<{ readonly count: number; readonly since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::integer as count, min(decision.recorded_at) as since
    from charters.decision join charters.petition on petition.id = decision.petition
    where petition.state = 'recommended' and decision.result = 'approved' and decision.reported_on is not null
  `.execute(charters(db));
  return rows[0]!;
}

/** How many decisions the council has not been told of, and since when the oldest is on record. */
export async function decisionsWaiting(db: Db): Promise<{ readonly count: number; readonly since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::integer as count, min(recorded_at) as since from charters.decision where reported_on is null and to_report
  `.execute(charters(db));
  return rows[0]!;
}

/** The decision; undefined when there is none. */
export async function decisionById(db: Db, id: number): Promise<Decision | undefined> {
  const { rows } = await sql<Decision>`select ${columns} from charters.decision where id = ${id}`.execute(charters(db));
  return rows[0];
}

/** Decisions of ballots that still lack the reasons that they need, the oldest first, at most 100. */
export async function decisionsToWord(db: Db): Promise<{ readonly id: number; readonly title: string }[]> {
  const { rows } = await sql<{ id: number; title: string }>`
    select decision.id, petition.title from charters.decision join charters.petition on petition.id = decision.petition
    where decision.ballot is not null and decision.result <> 'approved' and decision.reasons = '' order by decision.id limit 100
  `.execute(charters(db));
  return rows;
}
