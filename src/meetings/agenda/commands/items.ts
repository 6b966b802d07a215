import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { NotFound, refuseIf } from '../../../platform/refusal/index.ts';
import { note } from '../../facts.ts';
import { publishedAtOf } from '../../minutes/queries.ts';
import { sittingKept } from '../../sittings/commands/announcing.ts';
import type { Sitting, SittingId } from '../../sittings/model.ts';
import { meetings } from '../../tables.ts';
import type { AgendaItem, AgendaOffer, ItemId, ItemText } from '../model.ts';
import { keyOf } from '../offers.ts';
import { agendaOf, countCommentsOn } from '../queries.ts';
import {
  impedimentsOfItem,
  impedimentsToAdding,
  impedimentsToAgenda,
  impedimentsToPublishing,
  impedimentsToRemoving,
} from '../rules.ts';

/** Puts an item at the end of the agenda. @throws Refused */
export async function addItem(act: Act, id: SittingId, { title, note: text }: ItemText): Promise<void> {
  const { items } = await agendaForChange(act, id);
  refuseIf([...impedimentsOfItem({ title, note: text }), ...impedimentsToAdding(items, 1)]);
  await sql`
    insert into meetings.agenda_item (sitting, place, title, note, added_by, added_at)
    values (${id}, ${items.length + 1}, ${title}, ${text}, ${act.by}, ${act.at})
  `.execute(meetings(act.db));
  note(act, { kind: 'meetings.agenda-changed', sitting: id });
}

/** Something that becomes an item; who puts it on has weighed whether the body can decide on it. */
type AgendaItemOffered = Omit<AgendaOffer, 'apart' | 'barred'>;

/**
 * Puts what is offered at the end of the agenda, in its order.  What is on it already stays where it is: safe to repeat.
 *
 * @returns how many were added
 * @throws Refused
 */
export async function putOnAgenda(act: Act, id: SittingId, offers: readonly AgendaItemOffered[]): Promise<number> {
  const { items } = await agendaForChange(act, id);
  const known = new Set(items.map(({ subject }) => subject && keyOf(subject)));
  const fresh = offers.filter(({ subject }) => !known.has(keyOf(subject)));
  if (fresh.length === 0) return 0;
  refuseIf(impedimentsToAdding(items, fresh.length));
  const rows = fresh.map(({ subject, title, note: text, address }, index) => ({
    ...subject,
    title,
    note: text,
    address,
    place: items.length + index + 1,
  }));
  await sql`
    insert into meetings.agenda_item (sitting, place, title, note, subject_kind, subject_id, subject_address, added_by, added_at)
    select ${id}, place, title, note, kind, id, address, ${act.by}, ${act.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (place integer, title text, note text, kind text, id text, address text)
  `.execute(meetings(act.db));
  note(act, { kind: 'meetings.agenda-changed', sitting: id });
  return fresh.length;
}

/** Says something else of an item. @throws Refused */
export async function changeItem(act: Act, id: SittingId, item: ItemId, text: ItemText): Promise<void> {
  const { items } = await agendaForChange(act, id);
  itemIn(items, item);
  refuseIf(impedimentsOfItem(text));
  await sql`
    update meetings.agenda_item set title = ${text.title}, note = ${text.note} where id = ${item}
  `.execute(meetings(act.db));
  note(act, { kind: 'meetings.agenda-changed', sitting: id });
}

/** An item changes places with the one before it; nothing happens to the first. @throws Refused */
export async function moveUp(act: Act, id: SittingId, item: ItemId): Promise<void> {
  const { items } = await agendaForChange(act, id);
  const { place } = itemIn(items, item);
  if (place === 1) return;
  await sql`
    update meetings.agenda_item set place = case when id = ${item} then place - 1 else place + 1 end
    where sitting = ${id} and place in (${place - 1}, ${place})
  `.execute(meetings(act.db));
  note(act, { kind: 'meetings.agenda-changed', sitting: id });
}

/** Takes an item off; its papers stay, as papers of the whole. @throws Refused */
export async function removeItem(act: Act, id: SittingId, item: ItemId): Promise<void> {
  const { items } = await agendaForChange(act, id);
  const found = itemIn(items, item);
  refuseIf(impedimentsToRemoving(found, await countCommentsOn(act.db, item)));
  const db = meetings(act.db);
  await sql`update meetings.paper set item = null where item = ${item}`.execute(db);
  await sql`delete from meetings.agenda_item where id = ${item}`.execute(db);
  await sql`
    update meetings.agenda_item set place = place - 1 where sitting = ${id} and place > ${found.place}
  `.execute(db);
  note(act, { kind: 'meetings.agenda-changed', sitting: id });
}

/** From now on everybody reads the agenda, and sees what is changed in it. @throws Refused */
export async function publishAgenda(act: Act, id: SittingId): Promise<void> {
  const { sitting, items } = await agendaForChange(act, id);
  refuseIf(impedimentsToPublishing(sitting, items));
  await sql`update meetings.sitting set agenda_published_at = ${act.at} where id = ${id}`.execute(meetings(act.db));
  note(act, { kind: 'meetings.agenda-published', sitting: id });
}

async function agendaForChange(act: Act, id: SittingId): Promise<{ sitting: Sitting; items: AgendaItem[] }> {
  const sitting = await sittingKept(act, id);
  refuseIf(impedimentsToAgenda(sitting, await publishedAtOf(act.db, id)));
  return { sitting, items: await agendaOf(act.db, id) };
}

/** @throws NotFound when it is an item of another meeting, or of none */
function itemIn(items: readonly AgendaItem[], id: ItemId): AgendaItem {
  const item = items.find((each) => each.id === id);
  if (!item) throw new NotFound();
  return item;
}
