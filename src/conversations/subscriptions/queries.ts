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

/** The readings of a list by these persons, also those that have ended. */
export async function subscriptionsOf(db: Db, list: ListId, persons: readonly string[]): Promise<Subscription[]> {
  const { rows } = await sql<Subscription>`
    select ${columns} from conversations.subscription where list = ${list} and person = any(${persons}::uuid[])
  `.execute(conversations(db));
  return rows;
}

export const columns = sql`
  subscription.list, subscription.person, delivery, paused_until as "pausedUntil", since_at as "sinceAt", ended_at as "endedAt",
  ended_code as "endedCode"`;
