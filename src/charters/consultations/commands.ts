import { sql } from 'kysely';
import type { Act, Visit } from '../../platform/act/index.ts';
import { fallsDue } from '../../platform/jobs/index.ts';
import { NotFound, refuse, refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import { startOfDay, type CalendarDay } from '../../platform/time/index.ts';
import { unitsById } from '../../units/index.ts';
import { note } from '../facts.ts';
import { impedimentsToJudging, may, mustJudge } from '../grants.ts';
import { petitionForChange } from '../petitions/commands/locks.ts';
import type { Petition, PetitionId } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import type { Asking, Consultation, ConsultationId, Replying } from './model.ts';
import { consultationsById, consultationsOn, receiptOf } from './queries.ts';
import {
  impedimentsOfReply,
  impedimentsToAcknowledging,
  impedimentsToAsking,
  impedimentsToConfirming,
  impedimentsToReplying,
  impedimentsToSettingAside,
  reminderDay,
} from './rules.ts';

/** The task that reminds the units that were asked about a petition for an answer by one day, and have not answered. */
export const reminding = 'charters.remind-units';

/**
 * What keeps the visitor from running the consultation of a petition: chair and verifiers may, but for their own.  Empty when
 * nothing does.
 */
export function impedimentsToConsulting(visit: Visit, petition: PetitionId): Promise<Impediment[]> {
  const grant = may(visit, 'petitions.verify') ? 'petitions.verify' : 'docket.decide';
  return impedimentsToJudging(visit, petition, grant, 'consultation');
}

/** The chair tells the organizers that the petition has come; once for each filing. @throws Refused */
export async function acknowledgeReceipt(act: Act, id: PetitionId): Promise<void> {
  const petition = await petitionForChange(act, id);
  await mustJudge(act, id, 'docket.decide', 'receipt');
  refuseIf(impedimentsToAcknowledging(petition, await receiptOf(act.db, petition)));
  await sql`
    insert into charters.receipt (petition, filed_at, acknowledged_by, acknowledged_at)
    values (${id}, ${petition.filedAt}, ${act.by}, ${act.at})
  `.execute(charters(act.db));
  note(act, { kind: 'charters.receipt-acknowledged', petition: id });
}

/**
 * Asks units for their view of a petition, each by a letter that follows.  All of them, or none. As many statements for ten
 * as for one.
 *
 * @param meetingOn the meeting that decides, if it is known: answers are wanted by then
 * @throws Refused with all that `impedimentsToAsking` finds
 */
export async function askUnits(
  act: Act,
  id: PetitionId,
  asking: Asking,
  meetingOn: CalendarDay | null,
): Promise<ConsultationId[]> {
  const petition = await petitionForChange(act, id);
  refuseIf(await impedimentsToConsulting(act, id));
  const units = await unitsById(
    act.db,
    asking.units.map(({ unit }) => unit),
  );
  const consultations = await consultationsOn(act.db, id);
  refuseIf(impedimentsToAsking(petition, asking, { units, consultations, today: act.today, meetingOn }));

  const asked = await insertAsking(act, id, asking);
  const remindOn = reminderDay(asking.answerBy, act.today);
  if (remindOn !== null) {
    const at = startOfDay(remindOn, act.zone);
    await fallsDue(act.db, { kind: reminding, subject: `${id} ${asking.answerBy}`, at });
  }
  for (const { id: consultation, unit } of asked)
    note(act, { kind: 'charters.unit-asked', petition: id, consultation, unit });
  return asked.map((one) => one.id);
}

async function insertAsking(act: Act, petition: PetitionId, { units, question, answerBy }: Asking) {
  const { rows } = await sql<{ id: ConsultationId; unit: number }>`
    insert into charters.consultation (petition, unit, touched, reason, question, asked_by, asked_at, answer_by)
    select ${petition}, unit, touched, reason, ${question}, ${act.by}, ${act.at}, ${answerBy}
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as row (unit integer, touched text[], reason text)
    returning id, unit
  `.execute(charters(act.db));
  return rows;
}

/** A unit replies by the link in its letter, once; whoever holds the link replies for it. @throws Refused */
export async function replyForUnit(act: Act, id: ConsultationId, replying: Replying): Promise<void> {
  const { consultation, petition } = await consultationForChange(act, id);
  refuseIf(impedimentsToReplying(consultation, petition, act.today));
  refuseIf(impedimentsOfReply(replying));
  const { numAffectedRows } = await sql`
    update charters.consultation
    set position = ${replying.position}, reasons = ${replying.reasons}, remarks = ${replying.remarks},
        replier_name = ${replying.name}, replier_office = ${replying.office}, replied_at = ${act.at}
    where id = ${id} and replied_at is null
  `.execute(charters(act.db));
  if (numAffectedRows === 0n) refuse('consultation-answered');
  note(act, { kind: 'charters.unit-replied', petition: petition.id, consultation: id, position: replying.position });
}

/** Chair or staff have asked, and the reply is the unit's. */
export async function confirmReply(act: Act, petition: PetitionId, id: ConsultationId): Promise<void> {
  const { consultation } = await consultationForChange(act, id, petition);
  refuseIf(await impedimentsToConsulting(act, petition));
  refuseIf(impedimentsToConfirming(consultation));
  await sql`
    update charters.consultation set confirmed_by = ${act.by}, confirmed_at = ${act.at} where id = ${id}
  `.execute(charters(act.db));
  note(act, { kind: 'charters.reply-confirmed', petition, consultation: id });
}

/** The reply is not the unit's, and no longer stands; the unit may be asked again. */
export async function setReplyAside(
  act: Act,
  petition: PetitionId,
  id: ConsultationId,
  because: string,
): Promise<void> {
  const { consultation } = await consultationForChange(act, id, petition);
  refuseIf(await impedimentsToConsulting(act, petition));
  refuseIf(impedimentsToSettingAside(consultation, because));
  await sql`
    update charters.consultation set set_aside_by = ${act.by}, set_aside_at = ${act.at}, set_aside_because = ${because} where id = ${id}
  `.execute(charters(act.db));
  note(act, { kind: 'charters.reply-set-aside', petition, consultation: id });
}

/** Holds the petition of a consultation, and gives both. @throws NotFound, also where it is one of another petition */
async function consultationForChange(
  act: Act,
  id: ConsultationId,
  of?: PetitionId,
): Promise<{ consultation: Consultation; petition: Petition }> {
  const [found] = await consultationsById(act.db, [id]);
  if (!found || (of !== undefined && found.petition !== of)) throw new NotFound();
  const petition = await petitionForChange(act, found.petition);
  const [consultation] = await consultationsById(act.db, [id]);
  return { consultation: consultation!, petition };
}

/**
 * The consultations of units that have not answered and were not reminded, held until the act is over.  Those that were asked
 * after the reminder fell due are left out.
 */
export async function silentConsultations(
  act: Act,
  petition: PetitionId,
  answerBy: CalendarDay,
): Promise<ConsultationId[]> {
  const { rows } = await sql<{ id: ConsultationId }>`
    select id from charters.consultation
    where petition = ${petition} and answer_by = ${answerBy} and asked_at < ${act.at} and replied_at is null and reminded_at is null
    order by id for update
  `.execute(charters(act.db));
  return rows.map(({ id }) => id);
}

/** Notes that these units are reminded. */
export async function noteReminded(act: Act, ids: readonly ConsultationId[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update charters.consultation set reminded_at = ${act.at} where id = any(${ids}::bigint[])
  `.execute(charters(act.db));
}
