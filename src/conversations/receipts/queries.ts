import { sql } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { standingOfMailing } from '../../platform/mail/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { groupsById } from '../../groups/index.ts';
import { mailingOnce } from '../lists/fan-out.ts';
import type { List } from '../lists/model.ts';
import { seeList } from '../lists/queries.ts';
import { conversations } from '../tables.ts';
import type { Message } from '../threads/model.ts';
import { numberIn } from '../threads/rules.ts';
import { messageByNumber } from '../threads/thread-queries.ts';
import type { Receipt } from './model.ts';
import { mayReadReceipt } from './rules.ts';

/**
 * The receipt of a message of a list, for whoever wrote it and whoever leads the list.  Nobody else learns that there is one.
 *
 * @throws NotFound
 */
export async function receiptFor(
  visit: Visit,
  slug: string | undefined,
  numeral: string | undefined,
): Promise<{ list: List; receipt: Receipt }> {
  const list = await seeList(visit, slug);
  const number = numberIn(numeral);
  const message = number && (await messageByNumber(visit.db, list.id, number));
  const group = list.group ? (await groupsById(visit.db, [list.group])).get(list.group) : undefined;
  if (!message || !mayReadReceipt(visit, message.person, group)) throw new NotFound();
  return { list, receipt: await receiptOf(visit.db, message) };
}

export async function receiptOf(db: Db, message: Message): Promise<Receipt> {
  const [held, sending] = await Promise.all([
    sql<NonNullable<Receipt['held']>>`
      select rule, held_at as "heldAt", decided_at as "acceptedAt" from conversations.held_post
      where message = ${message.id} and decision = 'accepted'
    `.execute(conversations(db)),
    standingOfMailing(db, mailingOnce(message)),
  ]);
  return { message, held: held.rows[0] ?? null, sending: sending ?? null };
}

/** Whether somebody gets receipts by mail. */
export async function wantsReceipts(db: Db, person: string): Promise<boolean> {
  const { rows } = await sql`select person from conversations.receipt_wish where person = ${person}`.execute(
    conversations(db),
  );
  return rows.length > 0;
}
