import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { addDays, dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { consultationsById, petitionOf, type Petition, type PolicyView } from '../../charters/index.ts';
import { unitNamed, type UnitId } from '../../units/index.ts';
import type { Given } from '../given.ts';
import { duties } from '../tables.ts';
import { kindsOfDuty, type DutyOfFacts, type KindOfDuty } from './model.ts';
import { dutiesFrom, kindsHeard } from './rules.ts';

type Keeping = Pick<Given, 'association' | 'policies'>;
type DutyRule = PolicyView['duties'][number];

/**
 * Brings the ledger to what the facts about a petition tell.  The whole of it is read, so that it does not matter which of them
 * was heard first, or whether the ledger was there when they happened.  Safe to repeat; what somebody closed stays closed.
 */
export async function keepDutiesOf(act: Act, given: Keeping, id: number): Promise<void> {
  const petition = await petitionOf(act.db, id);
  if (!petition) return;
  const rules = new Map(
    given.policies.of(petition.policyId, petition.policyVersion).duties.map((rule) => [rule.duty, rule]),
  );
  const told = dutiesFrom(await factsOf(act, id));
  const answerBy = await daysNamed(act, told);
  const rows = [];
  for (const duty of told) {
    const rule = rules.get(duty.kind);
    const { asks }: KindOfDuty = kindsOfDuty[duty.kind];
    if (rule && (asks === undefined || asks === petition.kind))
      rows.push({ ...(await rowOf(act, given, petition, duty, rule)), due_on: dayDue(act, duty, rule, answerBy) });
  }
  await writeRows(act, rows);
}

/** Facts about the petition, and those that name its decisions alone. */
async function factsOf({ db }: Act, petition: number) {
  const facts = await factsAbout(db, { kinds: kindsHeard, detail: { petition } });
  const decisions = facts.flatMap(({ fact: { decision } }) => (typeof decision === 'number' ? [decision] : []));
  const told = await Promise.all(
    [...new Set(decisions)].map((decision) => factsAbout(db, { kinds: kindsHeard, detail: { decision } })),
  );
  return [...facts, ...told.flat()];
}

async function rowOf(act: Act, given: Keeping, petition: Petition, duty: DutyOfFacts, rule: DutyRule) {
  const openedOn = dayOf(duty.openedAt, act.zone);
  const { closed } = duty;
  const isMet = closed?.outcome === 'met';
  return {
    kind: duty.kind,
    petition: petition.id,
    group_id: petition.groupId,
    unit: await unitOwing(act, given, duty, rule),
    office: rule.office,
    opened_by_fact: duty.openedBy,
    opened_on: openedOn,
    remind_days_before: rule.remindDaysBefore,
    is_public: rule.overdueShownTo === 'everyone',
    outcome: closed?.outcome ?? null,
    closed_on: closed && dayOf(closed.at, act.zone),
    closed_by: closed?.person ?? null,
    evidence_kind: isMet ? 'fact' : null,
    evidence: isMet ? String(closed.by) : '',
    reason: closed && !isMet ? closed.fact : '',
  };
}

async function unitOwing(
  { db }: Act,
  { association }: Keeping,
  duty: DutyOfFacts,
  rule: DutyRule,
): Promise<UnitId | null> {
  if (rule.at === 'group') return null;
  if (rule.at === 'unit-asked') return typeof duty.detail['unit'] === 'number' ? duty.detail['unit'] : null;
  return (await unitNamed(db, association.bodies[rule.at]))?.id ?? null;
}

/** By which day units were asked to answer, by their consultations. */
async function daysNamed({ db }: Act, told: readonly DutyOfFacts[]): Promise<ReadonlyMap<number, CalendarDay>> {
  const asked = told.flatMap(({ detail: { consultation } }) =>
    typeof consultation === 'number' ? [consultation] : [],
  );
  if (asked.length === 0) return new Map();
  return new Map((await consultationsById(db, [...new Set(asked)])).map(({ id, answerBy }) => [id, answerBy]));
}

/** The policy's days; or, where it has none, the day that was named when a unit was asked. */
function dayDue(
  { zone }: Act,
  { detail, openedAt }: DutyOfFacts,
  { withinDays }: DutyRule,
  answerBy: ReadonlyMap<number, CalendarDay>,
): CalendarDay | null {
  if (withinDays !== null) return addDays(dayOf(openedAt, zone), withinDays);
  const { consultation } = detail;
  return typeof consultation === 'number' ? (answerBy.get(consultation) ?? null) : null;
}

/** One statement; its lock is the unique key of kind and opening fact. */
async function writeRows(act: Act, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into duties.duty (kind, petition, group_id, unit, office, opened_by_fact, opened_on, due_on, remind_days_before, is_public,
                             outcome, closed_on, closed_by, evidence_kind, evidence, reason)
    select kind, petition, group_id, unit, office, opened_by_fact, opened_on, due_on, remind_days_before, is_public,
           outcome, closed_on, closed_by, evidence_kind, evidence, reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row
      (kind text, petition integer, group_id uuid, unit integer, office text, opened_by_fact bigint, opened_on date, due_on date,
       remind_days_before integer, is_public boolean, outcome text, closed_on date, closed_by uuid, evidence_kind text, evidence text, reason text)
    on conflict (kind, opened_by_fact) do update
      set group_id = excluded.group_id, unit = excluded.unit, outcome = excluded.outcome, closed_on = excluded.closed_on,
          closed_by = excluded.closed_by, evidence_kind = excluded.evidence_kind, evidence = excluded.evidence, reason = excluded.reason
      where duty.outcome is null
  `.execute(duties(act.db));
}
