import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { addressesWrittenTo } from '../../platform/mail/index.ts';
import { personsAtAddress } from '../../roll/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import type { Traces } from './rules.ts';

/** Where persons stand in the tables of conversations. */
export const personColumns = [
  ['message', 'person'],
  ['held_post', 'person'],
  ['held_post', 'decided_by'],
  ['draft', 'person'],
  ['draft_file', 'person'],
  ['subscription', 'person'],
  ['seen', 'person'],
  ['digest_choice', 'person'],
  ['receipt_wish', 'person'],
  ['question', 'person'],
  ['report', 'person'],
  ['writer_trust', 'person'],
  ['writer_trust', 'by_person'],
] as const;

/** Persons of whom conversations keep anything, in their order, at most so many. */
export async function personsKept(db: Db, after: string | null, most: number): Promise<string[]> {
  const each = personColumns.map(
    ([table, column]) => sql`
      (select distinct ${sql.ref(column)} as person from ${sql.table(`conversations.${table}`)}
       where ${sql.ref(column)} > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000') order by 1 limit ${most})`,
  );
  const { rows } = await sql<{ person: string }>`${sql.join(each, sql` union `)} order by person limit ${most}`.execute(
    conversations(db),
  );
  return rows.map(({ person }) => person);
}

/**
 * By what a person was known here, and nobody else is: as they signed their messages, and where they were written to.  A name with which
 * others sign too, and an address that others have too, is not theirs alone.
 */
export async function tracesOf(db: Db, person: string): Promise<Traces> {
  const { rows } = await sql<{ name: string; address: string }>`
    select from_name as name, from_address as address from conversations.message where person = ${person}
    union
    select case when vouching in ('signed-in', 'confirmed', 'aligned') then from_name else '' end, from_address
    from conversations.held_post where person = ${person}
    union select name, address from conversations.question where person = ${person}
  `.execute(conversations(db));
  const addresses = [...rows.map(({ address }) => address), ...(await addressesWrittenTo(db, person))];
  const own: string[] = [];
  for (const address of new Set(addresses.filter(Boolean).map((each) => each.toLowerCase())))
    if ((await personsAtAddress(db, address)).length === 0) own.push(address);
  const names = await namesOfNobodyElse(db, person, [...new Set(rows.map(({ name }) => name))].filter(Boolean));
  return { names, addresses: own };
}

async function namesOfNobodyElse(db: Db, person: string, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct from_name as name from conversations.message where from_name = any(${names}::text[]) and person <> ${person}
  `.execute(conversations(db));
  const others = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !others.has(name));
}

/** The lists in which somebody wrote or read. */
export async function listsTouched(db: Db, person: string): Promise<ListId[]> {
  const { rows } = await sql<{ list: ListId }>`
    select list from conversations.message where person = ${person}
    union select list from conversations.held_post where person = ${person}
    union select list from conversations.subscription where person = ${person}
  `.execute(conversations(db));
  return rows.map(({ list }) => list);
}
