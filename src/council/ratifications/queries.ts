import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { council } from '../tables.ts';
import type { CouncilVote } from './model.ts';

/** The votes of the council on decisions, earliest first. */
export async function votesOn(db: Db, decisions: readonly number[]): Promise<CouncilVote[]> {
  if (decisions.length === 0) return [];
  const { rows } = await sql<CouncilVote>`
    select id, decision, result, voted_on as "votedOn", present, votes_for as "votesFor", votes_against as "votesAgainst",
           votes_abstained as "votesAbstained", minute, recorded_by as "recordedBy", recorded_at as "recordedAt"
    from council.ratification where decision = any(${decisions}) order by voted_on, id
  `.execute(council(db));
  return rows;
}
