import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import type { Subscription } from './model.ts';

/** Somebody's reading of a list, also when it has ended. */
export async function subscriptionOf(db: Db, list: ListId, person: string): Promise<Subscription | undefined> {
  const { rows } = await sql<Subscription>`
    select ${columns} from conversations.subscription where list = ${list} and person = ${person}
  `.execute(conversations(db));
  return rows[0];
}

/** Who reads the list under this mail address now; several where an address is shared. */
export async function readersByAddress(db: Db, list: ListId, address: string): Promise<Subscription[]> {
  const { rows } = await sql<Subscription>`
    select ${columns}
    from conversations.subscription join roll.reachable on reachable.person = subscription.person
    where list = ${list} and ended_at is null and lower(reachable.address) = ${address.toLowerCase()}
  `.execute(conversations(db));
  return rows;
}

const columns = sql`
  list, subscription.person, delivery, paused_until as "pausedUntil", since_at as "sinceAt", ended_at as "endedAt"`;
