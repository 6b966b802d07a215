import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { standingOfMailing } from '../../platform/mail/index.ts';
import { mailingOnce } from '../lists/fan-out.ts';
import { conversations } from '../tables.ts';
import type { Message } from '../threads/model.ts';
import type { Receipt } from './model.ts';

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
