import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { tellingNames } from '../../platform/erasure/index.ts';
import { roll } from '../tables.ts';
import type { MemberId } from './model.ts';
import { nameKey } from './rules.ts';

/** By what members and persons are known. */
export interface Known {
  readonly persons: readonly PersonId[];
  /** As the association's file has them: what a guest calls themselves could be anybody's name, or any word. */
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

/** By what they are known before they are erased; whoever is erased already is known by nothing. */
export async function knownAs(db: Db, members: readonly MemberId[], persons: readonly PersonId[]): Promise<Known> {
  const { rows } = await sql<{ person: PersonId | null; names: string[]; address: string | null }>`
    select null as person, array[first_name || ' ' || last_name, informal_name || ' ' || last_name] as names, email_key as address
    from roll.member where id = any(${members}::bigint[]) and erased_at is null
    union all
    select id, '{}', email_key from roll.person where id = any(${persons}::uuid[]) and erased_at is null
  `.execute(roll(db));
  return {
    persons: rows.flatMap(({ person }) => person ?? []),
    names: [...new Set(tellingNames(rows.flatMap(({ names }) => names.map((name) => name.trim()))))],
    addresses: [...new Set(rows.flatMap(({ address }) => address ?? []))],
  };
}

/**
 * What is theirs alone, once they are erased: a name or an address that anybody on the roll has is not, and stays where it stands.  Nor is
 * a name that is a part of another’s: of Mary Ann Lee, what is masked of Ann Lee would leave “Mary”.
 */
export async function ofNobodyElse<K extends Known>(db: Db, known: K): Promise<K> {
  const { rows } = await sql<{ names: string[]; addresses: string[] }>`
    select
      array(${sql.join([sql`select null::text where false`, ...known.names.map((name) => sql`select ${name} where not ${isBorne(name)}`)], sql` union all `)}) as names,
      array(select address from unnest(${known.addresses}::text[]) as own (address) where not exists (
        select from roll.member where email_key = address union all select from roll.person where email_key = address)) as addresses
  `.execute(roll(db));
  return { ...known, ...rows[0]! };
}

/** Whether what somebody on the roll is called is this name, or has it in it: of those who have all of its words, which an index knows. */
function isBorne(name: string): RawBuilder<boolean> {
  const has = (called: RawBuilder<unknown>) => sql`strpos(${plain(called)}, ${plain(sql`${name}::text`)}) > 0`;
  const words = (text: RawBuilder<unknown>) => sql`regexp_split_to_array(lower(${text}), '[[:space:]]+')`;
  return sql`(exists (
    select from roll.member
    where string_to_array(name_key, ' ') @> ${nameKey(name).split(' ')}::text[] and erased_at is null
      and (${has(sql`first_name || ' ' || last_name`)} or ${has(sql`informal_name || ' ' || last_name`)})
  ) or exists (
    select from roll.person
    where ${words(sql`name`)} @> ${words(sql`${name}::text`)} and erased_at is null and length(name) <= 500 and ${has(sql`name`)}
      and not exists (select from roll.member where member.person = person.id)))`;
}

/** In small letters, its words apart, with a space before and behind. */
const plain = (name: ReturnType<typeof sql>) =>
  sql`lower(regexp_replace(' ' || ${name} || ' ', '[[:space:]]+', ' ', 'g'))`;
