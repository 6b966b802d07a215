import { sql, type RawBuilder } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import { correctableMs } from '../removal/rules.ts';
import type { MessageId } from '../threads/model.ts';
import {
  anyOf,
  inPlaceOf,
  maskColumns,
  masked,
  masksOf,
  tellingNames,
  type Gone,
  type Mask,
  type Traces,
} from '../../platform/erasure/index.ts';
import { addMilliseconds } from '../../platform/time/index.ts';
import { maskedMessage } from './sources.ts';

const together = 250;

/**
 * Masks somebody in the next messages of a list, behind a number: their bytes, texts, ids and the names of their files.
 *
 * @returns the number of the last one, null where none is left
 */
export async function maskMessages(act: Act, list: ListId, after: number, traces: Traces): Promise<number | null> {
  const { rows } = await sql<{ id: MessageId; number: number }>`
    select id, number from conversations.message where list = ${list} and number > ${after} order by number limit ${together}
  `.execute(conversations(act.db));
  const last = rows.at(-1);
  if (!last) return null;
  const ids = rows.map(({ id }) => id);
  // The bytes first: which of them hide something is told by the texts.
  await maskSources(act, ids, traces);
  const masks = masksOf(traces);
  // In small letters, by which no name is found; an answer to what stands there now is found by its ids.
  await sql`
    update conversations.message set base_subject = null where id = any(${ids}::bigint[]) and subject ~ ${anyOf(masks)}
  `.execute(conversations(act.db));
  await maskTexts(act, 'message', sql`id = any(${ids}::bigint[])`, masks);
  await maskIds(act, ids, masks);
  return rows.length < together ? null : last.number;
}

async function maskSources(act: Act, messages: readonly MessageId[], traces: Traces): Promise<void> {
  const pattern = anyOf(masksOf(traces));
  const needles = [...traces.addresses, ...tellingNames(traces.names)];
  const { rows } = await sql<{ id: MessageId }>`
    select id from conversations.message join conversations.message_source on message = id
    where id = any(${messages}::bigint[]) and (
      concat_ws(E'\n', subject, body_text, body_html) ~ ${pattern} or exists (
        with kept as materialized (select lower(encode(raw, 'escape')) as bytes)
        select from kept cross join unnest(${needles}::text[]) as needle
        where position(lower(encode(convert_to(needle, 'UTF8'), 'escape')) in kept.bytes) > 0))
    order by id
  `.execute(conversations(act.db));
  for (const { id } of rows) {
    // One at a time, so that not all of them are in memory.
    const { rows: kept } = await sql<{ raw: Buffer }>`
      select raw from conversations.message_source where message = ${id}
    `.execute(conversations(act.db));
    const masked = kept[0] && (await maskedMessage(kept[0].raw, traces));
    if (masked && !masked.equals(kept[0]!.raw))
      await sql`update conversations.message_source set raw = ${masked} where message = ${id}`.execute(
        conversations(act.db),
      );
  }
}

/** What waits for a decision in a list: accepted, it would bring back whom it quotes. */
export async function maskHeldSources(act: Act, list: ListId, traces: Traces): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from conversations.held_post where list = ${list} and raw is not null order by id
  `.execute(conversations(act.db));
  for (const { id } of rows) {
    // One at a time, so that not all of them are in memory; and locked, so that nobody decides on what stood there before.
    const { rows: held } = await sql<{ raw: Buffer }>`
      select raw from conversations.held_post where id = ${id} and raw is not null for update
    `.execute(conversations(act.db));
    const masked = held[0] && (await maskedMessage(held[0].raw, traces));
    if (masked && !masked.equals(held[0]!.raw))
      await sql`update conversations.held_post set raw = ${masked} where id = ${id}`.execute(conversations(act.db));
  }
}

/** What people wrote, and what was given as reasons. */
const texts = {
  message: ['subject', 'body_text', 'body_html', 'written', 'removed_note'],
  thread: ['subject', 'closed_reason'],
  held_post: ['subject', 'body_text', 'reason'],
  draft: ['subject', 'body'],
  draft_file: ['name'],
  writer_trust: ['reason'],
  report: ['reason'],
  refusal_text: ['said'],
  list: ['reason'],
} as const;

/** Masks somebody in everything that a list has besides its messages. */
export async function maskAround(act: Act, list: ListId, traces: Traces): Promise<void> {
  const db = conversations(act.db);
  const masks = masksOf(traces);
  for (const table of ['thread', 'held_post', 'draft', 'draft_file', 'writer_trust', 'report', 'refusal_text'] as const)
    await maskTexts(act, table, sql`list = ${list}`, masks);
  await maskTexts(act, 'list', sql`id = ${list}`, masks);
  const pattern = anyOf(masks);
  await sql`update conversations.thread set ghost = null where list = ${list} and ghost ~ ${pattern}`.execute(db);
  await sql`delete from conversations.awaited where list = ${list} and message_id ~ ${pattern}`.execute(db);
}

const maskTexts = ({ db }: Act, table: keyof typeof texts, which: RawBuilder<unknown>, masks: readonly Mask[]) =>
  maskColumns(db, { table: `conversations.${table}`, columns: texts[table], which }, masks);

/** Message-IDs may hold an address; and names of files anything. */
async function maskIds(act: Act, messages: readonly MessageId[], masks: readonly Mask[]): Promise<void> {
  const db = conversations(act.db);
  const pattern = anyOf(masks);
  await sql`
    update conversations.message
    set message_id = case when message_id ~ ${pattern} then 'erased.' || id || '@erased.invalid' else message_id end,
      answers = array(select ${masked(sql`each`, masks)} from unnest(answers) with ordinality as a (each, place) order by place)
    where id = any(${messages}::bigint[]) and (message_id ~ ${pattern} or array_to_string(answers, ' ') ~ ${pattern})
  `.execute(db);
  await sql`
    update conversations.attachment set name = regexp_replace(name, ${pattern}, ${inPlaceOf.name}, 'g')
    where message = any(${messages}::bigint[]) and name ~ ${pattern}
  `.execute(db);
}

/** What was written or corrected in the lists since somebody was erased: a form or a letter from before may have brought them back. */
export async function forgetInLists(act: Act, gone: Gone): Promise<void> {
  if (masksOf(gone).length === 0) return;
  const couldBeCorrected = addMilliseconds(gone.erasedAt, -correctableMs);
  const { rows } = await sql<{ list: ListId; before: number | null }>`
    select list, min(number) - 1 as before from (
      select list, number from conversations.message where posted_at >= ${couldBeCorrected}
      union all select list, null from conversations.draft where saved_at >= ${gone.erasedAt}
      union all select list, null from conversations.held_post where held_at >= ${gone.erasedAt}) as written group by list order by list
  `.execute(conversations(act.db));
  for (const { list, before } of rows) {
    for (let after = before; after !== null;) after = await maskMessages(act, list, after, gone);
    await maskHeldSources(act, list, gone);
    await maskAround(act, list, gone);
  }
}
