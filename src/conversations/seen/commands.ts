import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';

/** Messages have been on somebody's screen.  Safe to repeat. */
export async function markSeen(act: Act, list: ListId, person: string, numbers: readonly number[]): Promise<void> {
  await sql`
    insert into conversations.seen as seen (list, person, numbers)
    select ${list}, ${person}::uuid, range_agg(int4range(number, number + 1)) from unnest(${numbers}::integer[]) as number
    having count(*) > 0
    on conflict (list, person) do update set numbers = seen.numbers + excluded.numbers
  `.execute(conversations(act.db));
}

/** All that was said in a list so far counts as read.  Safe to repeat. */
export async function markAllSeen(act: Act, list: ListId, person: string): Promise<void> {
  await sql`
    insert into conversations.seen as seen (list, person, numbers)
    select id, ${person}::uuid, int4multirange(int4range(1, next_number)) from conversations.list where id = ${list}
    on conflict (list, person) do update set numbers = seen.numbers + excluded.numbers
  `.execute(conversations(act.db));
}
