import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { addressesWrittenTo } from '../../platform/mail/index.ts';
import { personsOf } from '../../roll/index.ts';
import type { ListId } from '../lists/model.ts';
import { knownAt } from '../requests/queries.ts';
import { conversations } from '../tables.ts';
import type { MessageId } from '../threads/model.ts';
import type { Traces } from '../../platform/erasure/index.ts';

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
 * written to.  A name that somebody else on the roll bears, and an address that others have too, is not theirs alone; nor is what another had
 * here before.
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
  const names = rows.map(({ name }) => name);
  const others = new Set([
    ...(await namesOfOthers(db, person, names)),
    ...(await formerNamesOfOthers(db, person, names)),
  ]);
  const named = rows.filter(({ name }) => name !== '' && !others.has(name));
  const namesOf = (onFile: boolean) => [
    ...new Set(named.filter(({ isOnFile }) => isOnFile === onFile).map(({ name }) => name)),
  ];
  return { names: namesOf(true), ownNames: namesOf(false), addresses: await ofNobodyElse(db, person, addresses) };
}

/** Those of the addresses that nobody else has, or had here: else what another wrote from it would go with them. */
async function ofNobodyElse(db: Db, person: string, addresses: readonly string[]): Promise<string[]> {
  const asked = [...new Set(addresses.filter(Boolean).map((each) => each.toLowerCase()))];
  const { rows } = await sql<Had>`
    select lower(address) as had, person from conversations.writer_address
    where lower(address) = any(${asked}::text[]) and person <> ${person}
    union
    select lower(from_address), person from conversations.message
    where lower(from_address) = any(${asked}::text[]) and person <> ${person}
  `.execute(conversations(db));
  const others = await hadByOthers(db, rows);
  const own: string[] = [];
  for (const address of asked)
    if (!others.has(address) && (await knownAt({ db }, address)).count === 0) own.push(address);
  return own;
}

/** Those of the names that somebody else on the roll bears, whether they ever came here or not. */
async function namesOfOthers(db: Db, person: string, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select asked.name from unnest(${names}::text[]) as asked (name)
    where ${plain(sql`asked.name`)} in (
      select ${plain(sql`name`)} from roll.named where named.person is distinct from ${person})
  `.execute(conversations(db));
  return rows.map(({ name }) => name);
}

/** Those of the names by which the roll knew somebody else here once. */
async function formerNamesOfOthers(db: Db, person: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<Had>`
    select asked.name as had, former.person from unnest(${names}::text[]) as asked (name)
      join conversations.writer_name former on ${plain(sql`former.name`)} = ${plain(sql`asked.name`)}
    where former.person <> ${person}
  `.execute(conversations(db));
  return hadByOthers(db, rows);
}

const plain = (name: RawBuilder<unknown>) => sql`lower(regexp_replace(trim(${name}), '[[:space:]]+', ' ', 'g'))`;

/** A name or an address that somebody had. */
interface Had {
  readonly had: string;
  readonly person: string;
}

/** What is had by persons who are not erased: two who shared it and are erased in one night keep it for nobody. */
async function hadByOthers(db: Db, rows: readonly Had[]): Promise<ReadonlySet<string>> {
  const living = await personsOf(db, [...new Set(rows.map(({ person }) => person))]);
  return new Set(rows.filter(({ person }) => living.has(person)).map(({ had }) => had));
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
