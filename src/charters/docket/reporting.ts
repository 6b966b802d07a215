import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { refuse, refuseIf } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { note } from '../facts.ts';
import { must } from '../grants.ts';
import type { Petition } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import type { Decision } from './model.ts';

/** A decision with all that a report tells of it. Whoever signed is not among it. */
export interface DecisionToReport
  extends Omit<Decision, 'recordedBy'>, Pick<Petition, 'kind' | 'title' | 'policyId' | 'policyVersion' | 'needed'> {
  /** Signatures that were filed, and those that counted; null before they were verified. */
  readonly filed: number;
  readonly counted: number | null;
  /** Units that were asked for their view, those whose reply is confirmed, and those of them that objected. */
  readonly asked: number;
  readonly replied: number;
  readonly objected: number;
  /** The years that the group was given by this petition; null where it has none yet. */
  readonly term: { readonly fromOn: CalendarDay; readonly untilOn: CalendarDay | null } | null;
}

/** Decisions in the order in which they were taken: those named, or those that no report has told yet. At most 500. */
export async function decisionsToReport(db: Db, wanted: readonly number[] | 'unreported'): Promise<DecisionToReport[]> {
  const ids = wanted === 'unreported' ? null : wanted;
  const { rows } = await sql<DecisionToReport>`
    select decision.id, decision.petition, decision.result, decision.decided_on as "decidedOn", decision.office, decision.present,
           decision.votes_for as "votesFor", decision.votes_against as "votesAgainst", decision.votes_returned as "votesReturned",
           decision.votes_abstained as "votesAbstained", decision.reasons, decision.conditions, decision.ballot,
           decision.minute, decision.recorded_at as "recordedAt", decision.reported_on as "reportedOn", decision.ratification,
           decision.ratified_on as "ratifiedOn",
           petition.kind, coalesce(certified.title, petition.title) as title, petition.policy_id as "policyId",
           petition.policy_version as "policyVersion", coalesce(certified.needed, petition.needed) as needed,
           coalesce(certified.signed, (select count(*)::integer from charters.verdict where verdict.petition = petition.id)) as filed,
           coalesce(certified.valid, (select counted from charters.verification where verification.petition = petition.id)) as counted,
           consulted.*,
           (select jsonb_build_object('fromOn', from_on, 'untilOn', until_on) from charters.term where term.petition = petition.id limit 1) as term
    from charters.decision
    join charters.petition on petition.id = decision.petition
    -- What was before the body on that day: a petition that was returned may have another name and another count by now.
    left join lateral (
      select title, needed, signed, valid from charters.certificate
      where certificate.petition = petition.id and verified_at <= decision.recorded_at order by number desc limit 1
    ) certified on true
    cross join lateral (
      select count(*)::integer as asked,
             count(*) filter (where confirmed_at is not null)::integer as replied,
             count(*) filter (where confirmed_at is not null and position = 'objection')::integer as objected
      from charters.consultation where consultation.petition = petition.id and set_aside_at is null
    ) consulted
    where case when ${ids}::integer[] is null then decision.reported_on is null and decision.to_report else decision.id = any(${ids}) end
    order by decision.decided_on, decision.id limit 500
  `.execute(charters(db));
  return rows;
}

/**
 * Holds decisions until the end of the act against everybody who writes their reasons, or reports them: the one lock on what is
 * told of a decision.
 */
export async function holdDecisions(act: Act, decisions: readonly number[]): Promise<void> {
  await sql`
    select from charters.decision where id = any(${decisions}::integer[]) order by id for update
  `.execute(charters(act.db));
}

/**
 * A report has told the council of decisions; all of them, or none.  From then on nobody writes reasons any more, so one that
 * still lacks those that it needs is not told.
 *
 * @throws Refused when one was told already, or lacks its reasons
 */
export async function markReported(act: Act, decisions: readonly number[], on: CalendarDay): Promise<void> {
  must(act, 'docket.decide');
  const { rows } = await sql<Pick<Decision, 'id' | 'petition' | 'result' | 'reasons'>>`
    update charters.decision set reported_on = ${on} where id = any(${decisions}) and reported_on is null and to_report
    returning id, petition, result, reasons
  `.execute(charters(act.db));
  if (rows.length < decisions.length) refuse('decision-reported-already');
  const unreasoned = rows.filter(({ result, reasons }) => result !== 'approved' && !reasons.trim());
  refuseIf(unreasoned.map(({ petition }) => ({ code: 'decision-without-reasons', petition })));
  for (const { id } of rows) note(act, { kind: 'charters.decision-reported', decision: id });
}
