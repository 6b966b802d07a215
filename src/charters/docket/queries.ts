import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PetitionId } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import type { Decision } from './model.ts';

const columns = sql`
  decision.id, decision.petition, decision.result, decision.decided_on as "decidedOn", decision.present, decision.votes_for as "votesFor",
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

/** A decision with the title of its petition, as it stands in a list. */
export interface ListedDecision extends Decision {
  readonly title: string;
  readonly counted: number | null;
}

/** Decisions, latest first; only what the council has not been told if asked so. */
export async function decisions(db: Db, { unreported = false, most = 50, from = 0 } = {}): Promise<ListedDecision[]> {
  const { rows } = await sql<ListedDecision>`
    select ${columns}, petition.title, verification.counted
    from charters.decision
    join charters.petition on petition.id = decision.petition
    left join charters.verification on verification.petition = decision.petition
    where not ${unreported} or decision.reported_on is null
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
    select count(*)::integer as count, min(recorded_at) as since from charters.decision where reported_on is null
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
