import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { SittingId } from '../sittings/model.ts';
import { meetings } from '../tables.ts';
import type { AgendaItem, ItemId, Paper, PaperId } from './model.ts';

/** What a meeting deals with, in its order. */
export async function agendaOf(db: Db, sitting: SittingId): Promise<AgendaItem[]> {
  const { rows } = await sql<AgendaItem>`
    select id, sitting, place, title, note, subject_address as address, minute,
           case when subject_kind is not null then jsonb_build_object('kind', subject_kind, 'id', subject_id) end as subject
    from meetings.agenda_item where sitting = ${sitting} order by place
  `.execute(meetings(db));
  return rows;
}

/** The papers of a meeting, those of the whole first, then by item and in the order in which they came. */
export async function papersOf(db: Db, sitting: SittingId): Promise<Paper[]> {
  const { rows } = await sql<Paper>`
    select id, sitting, item, title, sha256, is_public as "isPublic", added_at as "addedAt"
    from meetings.paper where sitting = ${sitting} order by item nulls first, id
  `.execute(meetings(db));
  return rows;
}

/** The paper, if it is one of the meeting. */
export async function paperOf(db: Db, sitting: SittingId, id: PaperId): Promise<Paper | undefined> {
  return (await papersOf(db, sitting)).find((paper) => paper.id === id);
}

/** How many members have written on an item. */
export async function countCommentsOn(db: Db, item: ItemId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from meetings.written_comment where item = ${item}
  `.execute(meetings(db));
  return rows[0]!.count;
}
