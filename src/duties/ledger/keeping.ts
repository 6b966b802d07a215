import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { addDays, dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { consultationsById, petitionOf, termsOf, type Petition, type PolicyView } from '../../charters/index.ts';
import type { GroupId } from '../../groups/index.ts';
import { dayOfStep } from '../../steps/index.ts';
import { unitNamed, type Unit, type UnitId } from '../../units/index.ts';
import type { Given, OwingAssociation } from '../given.ts';
import { duties } from '../tables.ts';
import { kindsOfDuty, type DutyOfFacts, type KindOfDuty } from './model.ts';
import { dutiesFrom, kindsHeard, pausing } from './rules.ts';

type Keeping = Pick<Given, 'association' | 'policies'>;
type DutyRule = PolicyView['duties'][number];

/**
 * Brings the ledger to what the facts about a petition tell.  The whole of it is read, so that it does not matter which of them
 * was heard first, or whether the ledger was there when they happened.  Safe to repeat; what somebody closed stays closed.
 */
export async function keepDutiesOf(act: Act, given: Keeping, id: number): Promise<void> {
  const petition = await petitionOf(act.db, id);
  if (!petition) return;
  const told = dutiesFrom(await factsOf(act, id));
  const days = { answerBy: await daysNamed(act, told), step: dayOfStep(given, petition, act.zone) };
  const unitOf = unitsOwing(act.db, given.association);
  const rows = [];
  for (const duty of told) {
    const rule = ruleFor(given, petition, duty);
    const { asks }: KindOfDuty = kindsOfDuty[duty.kind];
    if (!rule || (asks !== undefined && asks !== petition.kind)) continue;
    const openedOn = dayOf(duty.openedAt, act.zone);
    const dueOn = rule.withinDays === null ? dayNamed(duty, days) : addDays(openedOn, rule.withinDays);
    const unit = await unitOf(duty, rule);
    rows.push(rowOf(act, { petition: id, group: petition.groupId, unit, duty, rule, openedOn, dueOn }));
  }
  await writeRows(act, rows);
}

/** Brings the ledger to what the facts about a group tell of what it is owed in a term, or at its end, by the rules of that term.  Safe to repeat, too. */
export async function keepDutiesTo(act: Act, given: Keeping, group: GroupId): Promise<void> {
  const [facts, terms] = await Promise.all([
    factsAbout(act.db, { kinds: kindsHeard('group'), detail: { group } }),
    termsOf(act.db, group),
  ]);
  const unitOf = unitsOwing(act.db, given.association);
  const rows = [];
  for (const duty of dutiesFrom(facts)) {
    const { on, untilOn } = duty.detail as { readonly on: CalendarDay; readonly untilOn?: CalendarDay };
    const term = untilOn === undefined ? terms[0] : terms.find((one) => one.untilOn === untilOn);
    const rule = term && ruleFor(given, term, duty);
    if (!rule) continue;
    const openedOn = untilOn === undefined ? dayOf(duty.openedAt, act.zone) : on;
    const within = rule.withinDays === null ? null : addDays(openedOn, rule.withinDays);
    // The last day of the term is the last on which its end can be told.
    const lastDay = untilOn === undefined ? null : addDays(untilOn, -1);
    const dueOn = lastDay !== null && (within === null || within > lastDay) ? lastDay : within;
    const unit = await unitOf(duty, rule);
    rows.push(rowOf(act, { petition: null, group, unit, duty, rule, openedOn, dueOn }));
  }
  await writeRows(act, rows);
}

const ruleFor = (
  { policies }: Keeping,
  { policyId, policyVersion }: Pick<Petition, 'policyId' | 'policyVersion'>,
  { kind }: DutyOfFacts,
): DutyRule | undefined => policies.of(policyId, policyVersion).duties.find((rule) => rule.duty === kind);

/** Facts about the petition, and those that name its decisions alone. */
async function factsOf({ db }: Act, petition: number) {
  const kinds = kindsHeard('petition');
  const facts = await factsAbout(db, { kinds, detail: { petition } });
  const decisions = facts.flatMap(({ fact: { decision } }) => (typeof decision === 'number' ? [decision] : []));
  const told = await Promise.all(
    [...new Set(decisions)].map((decision) => factsAbout(db, { kinds, detail: { decision } })),
  );
  return [...facts, ...told.flat()];
}

/** A duty as it is written down. */
interface Kept {
  readonly petition: number | null;
  readonly group: GroupId | null;
  readonly unit: UnitId | null;
  readonly duty: DutyOfFacts;
  readonly rule: DutyRule;
  readonly openedOn: CalendarDay;
  readonly dueOn: CalendarDay | null;
}

function rowOf(act: Act, { petition, group, unit, duty, rule, openedOn, dueOn }: Kept) {
  const { closed } = duty;
  const isMet = closed?.outcome === 'met';
  return {
    kind: duty.kind,
    petition,
    group_id: group,
    endorsement: duty.detail['endorsement'] ?? null,
    unit,
    office: rule.office,
    opened_by_fact: duty.openedBy,
    opened_on: openedOn,
    due_on: dueOn,
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

/** Which unit owes a duty, by its rule; each body is looked up once. */
function unitsOwing(
  db: Db,
  { bodies }: OwingAssociation,
): (duty: DutyOfFacts, rule: DutyRule) => Promise<UnitId | null> {
  const known = new Map<string, Promise<Unit | undefined>>();
  return async ({ detail: { unit } }, { at }) => {
    if (at === 'group' || at === 'petition') return null;
    if (at === 'unit-asked') return typeof unit === 'number' ? unit : null;
    if (!known.has(at)) known.set(at, unitNamed(db, bodies[at]));
    return (await known.get(at))?.id ?? null;
  };
}

/** By which day units were asked to answer, by their consultations. */
async function daysNamed({ db }: Act, told: readonly DutyOfFacts[]): Promise<ReadonlyMap<number, CalendarDay>> {
  const asked = told.flatMap(({ detail: { consultation } }) =>
    typeof consultation === 'number' ? [consultation] : [],
  );
  if (asked.length === 0) return new Map();
  return new Map((await consultationsById(db, [...new Set(asked)])).map(({ id, answerBy }) => [id, answerBy]));
}

/** Where the policy has no days: the day that was named when a unit was asked, or by which the step is to be done. */
function dayNamed(
  { kind, detail: { consultation } }: DutyOfFacts,
  { answerBy, step }: { readonly answerBy: ReadonlyMap<number, CalendarDay>; readonly step: CalendarDay | null },
): CalendarDay | null {
  if (kind === 'endorsement') return step;
  return typeof consultation === 'number' ? (answerBy.get(consultation) ?? null) : null;
}

/** One statement; its lock is the unique key of kind and opening fact. A day that was known once stays; the step may be behind by now. */
async function writeRows(act: Act, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into duties.duty (kind, petition, group_id, endorsement, unit, office, opened_by_fact, opened_on, due_on, remind_days_before, is_public,
                             outcome, closed_on, closed_by, evidence_kind, evidence, reason)
    select kind, petition, group_id, endorsement, unit, office, opened_by_fact, opened_on, due_on, remind_days_before, is_public,
           outcome, closed_on, closed_by, evidence_kind, evidence, reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row
      (kind text, petition integer, group_id uuid, endorsement bigint, unit integer, office text, opened_by_fact bigint, opened_on date, due_on date,
       remind_days_before integer, is_public boolean, outcome text, closed_on date, closed_by uuid, evidence_kind text, evidence text, reason text)
    on conflict (kind, opened_by_fact) do update
      set group_id = excluded.group_id, unit = excluded.unit, due_on = coalesce(duty.due_on, excluded.due_on), outcome = excluded.outcome, closed_on = excluded.closed_on,
          closed_by = excluded.closed_by, evidence_kind = excluded.evidence_kind, evidence = excluded.evidence, reason = excluded.reason
      where duty.outcome is null or duty.reason = any(${pausing})
  `.execute(duties(act.db));
}
