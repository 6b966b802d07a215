import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { hashOf, newSecret } from '../../platform/auth/index.ts';
import { refuse, refuseIf } from '../../platform/refusal/index.ts';
import { addMilliseconds } from '../../platform/time/index.ts';
import { memberOfPerson } from '../members/queries.ts';
import { roll } from '../tables.ts';
import type { OneAct, SignIn } from './model.ts';
import { guestsByEmail, signInByCode } from './queries.ts';
import { emailKey, impedimentsToEntering, letterLifeMs } from './rules.ts';
import { codeHash, codeOfLetter, noCode } from './secrets.ts';

/** The person behind a row of the roll; made when that member first comes here. Safe to repeat. */
export async function personForMember(act: Pick<Act, 'db' | 'at'>, member: number): Promise<PersonId> {
  return (await personsForMembers(act, [member])).get(member)!;
}

/** The same for many members of the roll, by member, in two statements. */
export async function personsForMembers(
  act: Pick<Act, 'db' | 'at'>,
  members: readonly number[],
): Promise<Map<number, PersonId>> {
  const { rows } = await sql<{ id: number; person: PersonId | null }>`
    select id, person from roll.member where id = any(${members}::bigint[]) order by id for update
  `.execute(roll(act.db));
  const known = rows.flatMap(({ id, person }) => (person ? [[id, person] as const] : []));
  const strange = rows.flatMap(({ id, person }) => (person ? [] : id));
  return new Map([...known, ...(strange.length > 0 ? await newPersons(act, strange) : [])]);
}

async function newPersons(act: Pick<Act, 'db' | 'at'>, members: readonly number[]): Promise<Map<number, PersonId>> {
  const { rows } = await sql<{ id: number; person: PersonId }>`
    with made as materialized (
      select id, gen_random_uuid() as person from unnest(${members}::bigint[]) as id
    ), kept as (
      insert into roll.person (id, name, came_at) select person, '', ${act.at}::timestamptz from made
    )
    update roll.member set person = made.person from made where member.id = made.id returning member.id, made.person
  `.execute(roll(act.db));
  return new Map(rows.map(({ id, person }) => [id, person]));
}

/** Whom somebody who came before is today: whose record on the roll was merged is the survivor. */
export async function personAsNow(act: Pick<Act, 'db' | 'at'>, person: PersonId): Promise<PersonId> {
  const member = await memberOfPerson(act.db, person);
  return member && member.person !== person ? personForMember(act, member.id) : person;
}

/** A person who need be no member, by address and name; found again if the address is known. Safe to repeat. */
export async function personByAddress(
  act: Pick<Act, 'db' | 'at'>,
  { name, email }: { name: string; email: string },
): Promise<PersonId> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${emailKey(email)}, 1))`.execute(roll(act.db));
  const members = await sql<{ id: number }>`
    select id from roll.member where email_key = ${emailKey(email)} and survivor is null limit 2
  `.execute(roll(act.db));
  const [only, other] = members.rows;
  if (only && !other) return personForMember(act, only.id);
  const [guest] = await guestsByEmail(act.db, email);
  return guest?.id ?? newPerson(act, name, email);
}

async function newPerson(act: Pick<Act, 'db' | 'at'>, name: string, email: string | null): Promise<PersonId> {
  const { rows } = await sql<{ id: PersonId }>`
    insert into roll.person (name, email, email_key, came_at) values (${name}, ${email}, ${email && emailKey(email)}, ${act.at}) returning id
  `.execute(roll(act.db));
  return rows[0]!.id;
}

/** Who asks to be let in, from which browser, and what for. */
export interface Asking {
  readonly person: PersonId;
  /** The secret of the browser that asked; null for a link that an operator hands over, which works in any. */
  readonly browser: string | null;
  readonly thenPath: string;
  readonly act?: OneAct | null;
  readonly lifeMs?: number;
}

/** The secrets that a sign-in letter carries. */
export interface Secrets {
  readonly token: string;
  readonly code: string;
}

/** Writes down that a person may come in by a letter, and gives what the letter must say. */
export async function admitByLetter(act: Pick<Act, 'db' | 'at'>, asking: Asking): Promise<Secrets> {
  const token = newSecret();
  const code = codeOfLetter(token);
  const browserHash = hashOf(asking.browser ?? newSecret());
  await keepAsking(act, asking, { tokenHash: hashOf(token), codeHash: codeHash(code, browserHash), browserHash });
  return { token, code };
}

/**
 * Writes down that a browser asks for a letter where none is sent, because too many were: the link of one that another browser
 * asked for now lets this one in.  There is no code that would.
 */
export async function awaitLetter(
  act: Pick<Act, 'db' | 'at'>,
  asking: Asking & { readonly browser: string },
): Promise<void> {
  const browserHash = hashOf(asking.browser);
  await keepAsking(act, asking, { tokenHash: hashOf(newSecret()), codeHash: noCode, browserHash });
}

interface Hashes {
  readonly tokenHash: Buffer;
  readonly codeHash: Buffer;
  readonly browserHash: Buffer;
}

async function keepAsking(act: Pick<Act, 'db' | 'at'>, asking: Asking, hashes: Hashes): Promise<void> {
  const anyBrowser = asking.browser === null;
  await sql`
    insert into roll.sign_in (token_hash, code_hash, person, browser_hash, any_browser, then_path, act_kind, act_subject, asked_at, expires_at)
    values (${hashes.tokenHash}, ${hashes.codeHash}, ${asking.person}, ${hashes.browserHash}, ${anyBrowser}, ${asking.thenPath}, ${asking.act?.kind ?? null},
            ${asking.act?.subject ?? null}, ${act.at}, ${addMilliseconds(act.at, asking.lifeMs ?? letterLifeMs)})
  `.execute(roll(act.db));
}

/** Uses a letter up. @throws Refused when it has been used or has expired */
export async function useUpLetter(act: Act, letter: SignIn): Promise<void> {
  refuseIf(impedimentsToEntering(letter, act.at));
  const hashes = [letter.tokenHash, ...(letter.answers ? [letter.answers] : [])];
  const { numAffectedRows } = await sql`
    update roll.sign_in set used_at = ${act.at} where token_hash = any(${hashes}::bytea[]) and used_at is null
  `.execute(roll(act.db));
  // Pressed twice at once: the second waits for the first, and then finds no row that is unused.
  if (Number(numAffectedRows) < hashes.length) refuse('sign-in-used');
}

/**
 * The letter whose code was typed into the browser that asked for it.  The try is counted before it is compared, against every
 * letter that this browser waits for: of a thousand tries that come at once, no more are compared than of a thousand that come one
 * by one.  Call it outside the act, so that the count survives whatever comes of it.
 */
export async function letterByTypedCode(
  act: Pick<Act, 'db' | 'at'>,
  browser: string,
  typed: string,
): Promise<SignIn | undefined> {
  await sql`
    update roll.sign_in set wrong_codes = wrong_codes + 1 where browser_hash = ${hashOf(browser)} and used_at is null and expires_at > ${act.at}
  `.execute(roll(act.db));
  return signInByCode(act, browser, typed);
}

/** Letters that are of no use any more are forgotten a day after they expired. */
export async function forgetLetters(act: Pick<Act, 'db'>, before: Date): Promise<void> {
  await sql`delete from roll.sign_in where expires_at < ${before}`.execute(roll(act.db));
}

/** Makes a person an administrator from today on. Safe to repeat. */
export async function makeAdministrator(act: Act, person: PersonId): Promise<void> {
  await sql`
    insert into roll.administrator (person, from_on) values (${person}, ${act.today})
    on conflict (person) do update set until_on = null
  `.execute(roll(act.db));
  act.record({ kind: 'roll.administrator-named', person });
}
