import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import { agendaOf } from '../agenda/queries.ts';
import { note } from '../facts.ts';
import { sittingKept } from '../sittings/commands/announcing.ts';
import type { SittingId } from '../sittings/model.ts';
import { meetings } from '../tables.ts';
import type { Amendment, MinutesDraft } from './model.ts';
import { minutesOf } from './queries.ts';
import { impedimentsToAmending, impedimentsToDrafting, impedimentsToPublishing, impedimentsToSaving } from './rules.ts';

/** Saves what a keeper has written, of the whole and item by item. @throws Refused, also when somebody saved meanwhile */
export async function saveMinutes(act: Act, id: SittingId, draft: MinutesDraft): Promise<void> {
  const sitting = await sittingKept(act, id);
  const minutes = await minutesOf(act.db, id);
  refuseIf([...impedimentsToDrafting(sitting, minutes, act.at), ...impedimentsToSaving(minutes, draft)]);
  const revision = (minutes?.revision ?? 0) + 1;
  await sql`
    insert into meetings.minutes (sitting, body, saved_by, saved_at) values (${id}, ${draft.body}, ${act.by}, ${act.at})
    on conflict (sitting) do update
    set body = excluded.body, saved_by = excluded.saved_by, saved_at = excluded.saved_at, revision = ${revision}
  `.execute(meetings(act.db));
  const rows = [...draft.items].map(([item, minute]) => ({ item, minute }));
  await sql`
    update meetings.agenda_item set minute = row.minute
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (item integer, minute text)
    where agenda_item.id = row.item and agenda_item.sitting = ${id}
  `.execute(meetings(act.db));
  note(act, { kind: 'meetings.minutes-saved', sitting: id, revision });
}

/** From now on everybody reads the minutes, and they change no more: what is wrong is amended. @throws Refused */
export async function publishMinutes(act: Act, id: SittingId): Promise<void> {
  const sitting = await sittingKept(act, id);
  const [minutes, items] = [await minutesOf(act.db, id), await agendaOf(act.db, id)];
  refuseIf(impedimentsToPublishing(sitting, minutes, { at: act.at, items }));
  await sql`
    update meetings.minutes set published_at = ${act.at}, published_by = ${act.by} where sitting = ${id}
  `.execute(meetings(act.db));
  note(act, { kind: 'meetings.minutes-published', sitting: id });
}

/** Adds an amendment to minutes that are out, with its reason. @throws Refused */
export async function amendMinutes(
  act: Act,
  id: SittingId,
  { body, reason }: Pick<Amendment, 'body' | 'reason'>,
): Promise<void> {
  await sittingKept(act, id);
  refuseIf(impedimentsToAmending(await minutesOf(act.db, id), { body, reason }));
  const { rows } = await sql<{ id: number }>`
    insert into meetings.amendment (sitting, body, reason, amended_by, amended_at)
    values (${id}, ${body}, ${reason}, ${act.by}, ${act.at}) returning id
  `.execute(meetings(act.db));
  note(act, { kind: 'meetings.minutes-amended', sitting: id, amendment: rows[0]!.id });
}
