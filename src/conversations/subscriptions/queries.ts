import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { ListId, ListPurpose, Visibility } from '../lists/model.ts';
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

/** A list that somebody reads, or has stopped reading. */
export interface OwnReading extends Subscription {
  readonly slug: string;
  readonly name: string;
  readonly group: string | null;
  readonly purpose: ListPurpose;
  readonly visibility: Visibility;
  readonly closedAt: Date | null;
}

/** *Am I in, and why did I get this?* Every list that somebody reads, and those that they stopped reading last, by name. */
export async function readingsOf(db: Db, person: string): Promise<OwnReading[]> {
  const { rows } = await sql<OwnReading>`
    select ${columns}, list.slug, list.name, list.group_id as "group", list.purpose, list.visibility, list.closed_at as "closedAt"
    from conversations.subscription join conversations.list on list.id = subscription.list
    where person = ${person} order by lower(list.name) collate "und-x-icu", list.id
  `.execute(conversations(db));
  return rows;
}

const columns = sql`
  subscription.list, subscription.person, delivery, paused_until as "pausedUntil", since_at as "sinceAt", ended_at as "endedAt",
  ended_code as "endedCode"`;
