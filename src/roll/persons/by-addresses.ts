import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { MemberId } from '../members/model.ts';
import { roll } from '../tables.ts';
import { personsForMembers } from './commands.ts';
import { emailKey } from './rules.ts';

/** Somebody who is known by an address; a guest has no record on the roll. */
export interface KnownByAddress {
  readonly person: PersonId;
  readonly member: MemberId | null;
}

/**
 * Who has each of many addresses: members of the roll, who become persons if they have never come here, and guests.  Four statements,
 * however many addresses.  `null` stands for an address that several share; an address that nobody has is left out.
 */
export async function knownByAddresses(
  act: Pick<Act, 'db' | 'at'>,
  addresses: readonly string[],
): Promise<Map<string, KnownByAddress | null>> {
  const keys = [...new Set(addresses.map(emailKey))];
  const { rows } = await sql<{ key: string; member: MemberId | null; person: PersonId | null }>`
    select email_key as key, id as member, person from roll.member
    where email_key = any(${keys}::text[]) and survivor is null and erased_at is null
    union all
    select guest.email_key, null, guest.id from roll.person guest
    where guest.email_key = any(${keys}::text[]) and guest.erased_at is null
      and not exists (select from roll.member where member.person = guest.id)
  `.execute(roll(act.db));
  const byKey = Map.groupBy(rows, ({ key }) => key);
  const alone = [...byKey.values()].flatMap((found) => (membersFirst(found).length === 1 ? membersFirst(found) : []));
  const persons = await personsForMembers(
    act,
    alone.flatMap(({ member }) => member ?? []),
  );
  const known = new Map<string, KnownByAddress | null>();
  for (const [key, found] of byKey) if (membersFirst(found).length > 1) known.set(key, null);
  for (const { key, member, person } of alone)
    known.set(key, { member, person: member === null ? person! : persons.get(member)! });
  return new Map(
    addresses.flatMap((address) => (known.has(emailKey(address)) ? [[address, known.get(emailKey(address))!]] : [])),
  );
}

/** Whoever has one of the addresses and has come here, members and guests; found by the addresses, however long the roll is. */
export async function personsWithAddresses(db: Db, addresses: readonly string[]): Promise<PersonId[]> {
  const keys = addresses.map(emailKey);
  const { rows } = await sql<{ person: PersonId }>`
    select person from roll.member where email_key = any(${keys}::text[]) and person is not null
    union select id from roll.person where email_key = any(${keys}::text[])
  `.execute(roll(db));
  return rows.map(({ person }) => person);
}

/** A guest who has the address of a member is passed over. */
function membersFirst<R extends { readonly member: MemberId | null }>(found: readonly R[]): readonly R[] {
  const members = found.filter(({ member }) => member !== null);
  return members.length > 0 ? members : found;
}
