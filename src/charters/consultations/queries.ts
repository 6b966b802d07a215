import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { unitsById, type Unit } from '../../units/index.ts';
import type { WaitingOfPetitions } from '../petitions/lists.ts';
import { pendingStates, type Petition, type PetitionId } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import type { Consultation, ConsultationId, UnitReply } from './model.ts';

type Row = Omit<Consultation, 'reply'> & { readonly [key in keyof UnitReply]: UnitReply[key] | null };

async function consultationsWhere(db: Db, condition: RawBuilder<unknown>): Promise<Consultation[]> {
  const { rows } = await sql<Row>`
    select id, petition, unit, touched, reason, question, asked_by as "askedBy", asked_at as "askedAt", answer_by as "answerBy",
           reminded_at as "remindedAt", position, reasons, remarks, replier_name as name, replier_office as office,
           replied_at as "repliedAt", confirmed_at as "confirmedAt", set_aside_at as "setAsideAt", set_aside_because as "setAsideBecause"
    from charters.consultation where ${condition} order by asked_at, id
  `.execute(charters(db));
  return rows.map(consultationIn);
}

function consultationIn(row: Row): Consultation {
  const { position, reasons, remarks, name, office, repliedAt, confirmedAt, setAsideAt, setAsideBecause, ...asked } =
    row;
  const reply = { position, reasons, remarks, name, office, repliedAt, confirmedAt, setAsideAt, setAsideBecause };
  return { ...asked, reply: repliedAt ? (reply as UnitReply) : null };
}

/** All that units were asked about a petition, earliest first, with their replies. */
export const consultationsOn = (db: Db, petition: PetitionId): Promise<Consultation[]> =>
  consultationsWhere(db, sql`petition = ${petition}`);

/** Consultations by number, earliest first. */
export const consultationsById = (db: Db, ids: readonly ConsultationId[]): Promise<Consultation[]> =>
  consultationsWhere(db, sql`id = any(${ids}::bigint[])`);

/** Replies that nobody has confirmed or set aside, to petitions that are before the committee. */
export async function repliesWaiting(db: Db): Promise<WaitingOfPetitions> {
  const { rows } = await sql<WaitingOfPetitions>`
    select count(*)::integer as count, min(replied_at) as since,
           case when count(distinct petition.id) = 1 then min(petition.id) end as only
    from charters.petition join charters.consultation on consultation.petition = petition.id
    where petition.state = any(${pendingStates}) and replied_at is not null and confirmed_at is null and set_aside_at is null
  `.execute(charters(db));
  return rows[0]!;
}

/** Whether a petition lies before the committee, or did before it went back to its organizers. */
export async function wasFiled(db: Db, { id, filedAt }: Pick<Petition, 'id' | 'filedAt'>): Promise<boolean> {
  if (filedAt) return true;
  const { rows } = await sql<{ was: boolean }>`
    select exists (select from charters.certificate where petition = ${id})
        or exists (select from charters.receipt where petition = ${id})
        or exists (select from charters.consultation where petition = ${id}) as was
  `.execute(charters(db));
  return rows[0]!.was;
}

/** When receipt of the filing that stands was acknowledged; null when it was not. */
export async function receiptOf(db: Db, { id, filedAt }: Pick<Petition, 'id' | 'filedAt'>): Promise<Date | null> {
  if (!filedAt) return null;
  const { rows } = await sql<{ acknowledgedAt: Date }>`
    select acknowledged_at as "acknowledgedAt" from charters.receipt where petition = ${id} and filed_at = ${filedAt}
  `.execute(charters(db));
  return rows[0]?.acknowledgedAt ?? null;
}

/** A consultation with the unit that was asked. */
export interface ConsultationOfUnit extends Consultation {
  readonly of: Pick<Unit, 'slug' | 'name' | 'acronym'>;
}

/** All consultations on a petition, earliest first, each with its unit as it is called now. Two statements, one where there are none. */
export async function consultationsOfUnits(db: Db, petition: PetitionId): Promise<ConsultationOfUnit[]> {
  const consultations = await consultationsOn(db, petition);
  if (consultations.length === 0) return [];
  const units = await unitsById(db, [...new Set(consultations.map(({ unit }) => unit))]);
  return consultations.map((one) => ({ ...one, of: units.get(one.unit)! }));
}
