import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { conversations } from '../tables.ts';

/** The acting person gets receipts by mail from now on, or no more. Safe to repeat. */
export async function wishReceipts(act: Act, wish: boolean): Promise<void> {
  await (
    wish
      ? sql`insert into conversations.receipt_wish (person, since_at) values (${act.by}, ${act.at}) on conflict do nothing`
      : sql`delete from conversations.receipt_wish where person = ${act.by}`
  ).execute(conversations(act.db));
}
