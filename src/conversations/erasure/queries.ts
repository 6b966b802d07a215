import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { addressesWrittenTo } from '../../platform/mail/index.ts';
import type { ListId } from '../lists/model.ts';
import { knownAt } from '../requests/queries.ts';
import { conversations } from '../tables.ts';
import type { MessageId } from '../threads/model.ts';
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
  ['reaction', 'person'],
  ['report', 'person'],
  ['writer_trust', 'person'],
  ['writer_trust', 'by_person'],
  ['writer_name', 'person'],
  ['writer_address', 'person'],
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
 * By what a person was known here, and nobody else is: as the roll named them, as they signed their messages, and where they were
 * written to.  A name that somebody else on the roll bears, and an address that others have too, is not theirs alone.
 */
export async function tracesOf(db: Db, person: string): Promise<Traces> {
  const { rows } = await sql<{ name: string; address: string; isOnFile: boolean }>`
    select from_name as name, from_address as address, false as "isOnFile" from conversations.message where person = ${person}
    union
    select case when vouching in ('signed-in', 'confirmed', 'aligned') then from_name else '' end, from_address, false
    from conversations.held_post where person = ${person}
    union select name, address, false from conversations.question where person = ${person}
    union select name, '', is_on_file from conversations.writer_name where person = ${person}
    union select '', address, false from conversations.writer_address where person = ${person}
  `.execute(conversations(db));
  const addresses = [...rows.map(({ address }) => address), ...(await addressesWrittenTo(db, person))];
  const own: string[] = [];
  for (const address of new Set(addresses.filter(Boolean).map((each) => each.toLowerCase())))
    if ((await knownAt({ db }, address)).count === 0) own.push(address);
  const others = await namesOfOthers(
    db,
    person,
    rows.map(({ name }) => name),
  );
  const named = rows.filter(({ name }) => name !== '' && !others.has(name));
  const namesOf = (onFile: boolean) => [
    ...new Set(named.filter(({ isOnFile }) => isOnFile === onFile).map(({ name }) => name)),
  ];
  return { names: namesOf(true), ownNames: namesOf(false), addresses: own };
}

/** Those of the names that somebody else on the roll bears, whether they ever came here or not. */
async function namesOfOthers(db: Db, person: string, names: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select asked.name from unnest(${names}::text[]) as asked (name)
    where lower(regexp_replace(trim(asked.name), '[[:space:]]+', ' ', 'g')) in (
      select lower(regexp_replace(name, '[[:space:]]+', ' ', 'g')) from roll.named where named.person is distinct from ${person})
  `.execute(conversations(db));
  return new Set(rows.map(({ name }) => name));
}

/** Who wrote messages, as far as that is known. */
export async function writersOf(db: Db, messages: readonly MessageId[]): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct person from conversations.message where id = any(${messages}::bigint[]) and person is not null
  `.execute(conversations(db));
  return rows.map(({ person }) => person);
}

/** The lists in which somebody wrote or read, and those whose archive has messages from their addresses. */
export async function listsTouched(db: Db, person: string, addresses: readonly string[]): Promise<ListId[]> {
  const { rows } = await sql<{ list: ListId }>`
    select list from conversations.message
    where person = ${person} or person is null and lower(from_address) = any(${addresses}::text[])
    union select list from conversations.held_post where person = ${person}
    union select list from conversations.subscription where person = ${person}
    order by list
  `.execute(conversations(db));
  return rows.map(({ list }) => list);
}
