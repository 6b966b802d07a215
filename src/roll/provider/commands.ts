import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { NotFound, refuse } from '../../platform/refusal/index.ts';
import { memberByNumber, membersByEmail } from '../members/queries.ts';
import type { RollFact } from '../members/facts.ts';
import { personAsNow, personForMember } from '../persons/commands.ts';
import { guestsByEmail } from '../persons/queries.ts';
import { roll } from '../tables.ts';
import type { Account } from './model.ts';
import { linkOf } from './queries.ts';

/**
 * The person whom an account lets in: the one it was linked with, else the member whose number the provider tells, else the only
 * person with the address that it has proved.  The two latter are linked from now on.  Null when nobody is meant, or several might be.
 */
export async function personByAccount(act: Act, account: Account): Promise<PersonId | null> {
  const link = await linkOf(act.db, account);
  if (link) {
    const person = await personAsNow(act, link.person);
    await sql`update roll.provider_account set used_at = ${act.at}, person = ${person} where id = ${link.id}`.execute(
      roll(act.db),
    );
    return person;
  }
  const person = await personToldOf(act, account);
  if (person) await linkAccount(act, account, person);
  return person;
}

/**
 * Has an account let a person in. Safe to repeat.
 *
 * @throws Refused with `account-taken` when it lets in somebody else
 */
export async function linkAccount(
  act: Act,
  { issuer, subject }: Pick<Account, 'issuer' | 'subject'>,
  person: PersonId,
): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into roll.provider_account (issuer, subject, person, linked_at, used_at)
    values (${issuer}, ${subject}, ${person}, ${act.at}, ${act.at}) on conflict do nothing
  `.execute(roll(act.db));
  if (Number(numAffectedRows) === 1)
    return act.record({ kind: 'roll.provider-account-linked', person } satisfies RollFact);
  // Of two at once the second finds the row of the first.
  const link = await linkOf(act.db, { issuer, subject });
  if (link?.person !== person) refuse('account-taken');
}

/** Takes a link of the acting person's away. @throws NotFound when it is not theirs */
export async function unlinkAccount(act: Act, id: number): Promise<void> {
  const { numAffectedRows } = await sql`
    delete from roll.provider_account where id = ${id} and person = ${act.by}
  `.execute(roll(act.db));
  if (Number(numAffectedRows) === 0) throw new NotFound();
  act.record({ kind: 'roll.provider-account-unlinked', person: act.by });
}

async function personToldOf(act: Act, { memberNumber, email, emailVerified }: Account): Promise<PersonId | null> {
  const member = memberNumber === null ? undefined : await memberByNumber(act.db, memberNumber);
  if (member) return personForMember(act, member.id);
  if (email === null || !emailVerified) return null;
  const [members, guests] = [await membersByEmail(act.db, email), await guestsByEmail(act.db, email)];
  if (members.length + guests.length !== 1) return null;
  return members[0] ? personForMember(act, members[0].id) : guests[0]!.id;
}
