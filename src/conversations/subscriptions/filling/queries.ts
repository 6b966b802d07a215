import { sql, type RawBuilder } from 'kysely';
import { holdersOf } from '../../../groups/index.ts';
import type { Visit } from '../../../platform/act/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { holdersOfOffices } from '../../../units/index.ts';
import type { Filling } from '../../lists/opening/model.ts';
import type { List, ListId } from '../../lists/model.ts';
import { conversations } from '../../tables.ts';

/** A list whose readers follow offices. */
export interface FilledList extends Filling, Pick<List, 'id' | 'group'> {}

/** Whose offices the list follows; undefined for a list that follows none. */
export async function fillingOf(db: Db, list: ListId): Promise<Filling | undefined> {
  return (await filled(db, sql`list.id = ${list}`))[0];
}

/** Every list that follows offices, of a group's roles or of a unit where told, and is open. */
export async function filledLists(
  db: Db,
  { group, unit }: { readonly group?: string; readonly unit?: number } = {},
): Promise<FilledList[]> {
  const followed =
    group !== undefined
      ? sql`group_id = ${group} and unit is null`
      : unit === undefined
        ? sql`true`
        : sql`unit = ${unit}`;
  return filled(db, sql`closed_at is null and ${followed}`);
}

async function filled(db: Db, condition: RawBuilder<unknown>): Promise<FilledList[]> {
  const { rows } = await sql<FilledList>`
    select list.id, group_id as "group", unit, codes from conversations.filling join conversations.list on list.id = filling.list
    where ${condition} order by list.id
  `.execute(conversations(db));
  return rows;
}

/** Who holds one of the offices on the day. */
export async function fillingPersons(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  group: string | null,
  { unit, codes }: Filling,
): Promise<string[]> {
  if (unit !== null) return holdersOfOffices(db, unit, codes, today);
  const holders = group === null ? [] : await holdersOf(db, group, today);
  return [...new Set(holders.filter(({ role }) => codes.includes(role)).map(({ person }) => person))];
}

/** Who reads the list now, the longest reader first, at most 1,000. */
export async function readersOf(db: Db, list: ListId): Promise<{ person: string; sinceAt: Date }[]> {
  const { rows } = await sql<{ person: string; sinceAt: Date }>`
    select person, since_at as "sinceAt" from conversations.subscription where list = ${list} and ended_at is null
    order by since_at, person limit 1000
  `.execute(conversations(db));
  return rows;
}
