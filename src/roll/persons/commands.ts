import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { hashOf, newSecret } from '../../platform/auth/index.ts';
import { refuse, refuseIf } from '../../platform/refusal/index.ts';
import { addMilliseconds } from '../../platform/time/index.ts';
import { roll } from '../tables.ts';
import { codeHash, codeOfLetter } from './secrets.ts';
import type { OneAct } from './model.ts';
import { guestsByEmail, signInOf } from './queries.ts';
import { codesPerBrowser, emailKey, impedimentsToEntering, letterLifeMs, mostWrongCodes, plainCode } from './rules.ts';

/** The person behind a row of the roll; made when that member first comes here. Safe to repeat. */
export async function personForMember(act: Pick<Act, 'db' | 'at'>, member: number): Promise<PersonId> {
  const found = await sql<{
    person: PersonId | null;
  }>`select person from roll.member where id = ${member} for update`.execute(roll(act.db));
  const person = found.rows[0]?.person;
  if (person) return person;
  const made = await newPerson(act, '', null);
  await sql`update roll.member set person = ${made} where id = ${member}`.execute(roll(act.db));
  return made;
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
  const anyBrowser = asking.browser === null;
  await sql`
    insert into roll.sign_in (token_hash, code_hash, person, browser_hash, any_browser, then_path, act_kind, act_subject, asked_at, expires_at)
    values (${hashOf(token)}, ${codeHash(code, browserHash)}, ${asking.person}, ${browserHash}, ${anyBrowser}, ${asking.thenPath}, ${asking.act?.kind ?? null},
            ${asking.act?.subject ?? null}, ${act.at}, ${addMilliseconds(act.at, asking.lifeMs ?? letterLifeMs)})
  `.execute(roll(act.db));
  return { token, code };
}

/** What a used letter lets its reader do. */
export interface Entry {
  readonly person: PersonId;
  readonly thenPath: string;
  readonly act: OneAct | null;
}

/** Uses up the letter with this secret. @throws Refused when it has been used or has expired, or is unknown */
export async function enterByLink(act: Act, token: string): Promise<Entry> {
  await sql`select from roll.sign_in where token_hash = ${hashOf(token)} for update`.execute(roll(act.db));
  const letter = await signInOf(act.db, token, undefined);
  if (!letter) refuse('sign-in-expired');
  refuseIf(impedimentsToEntering(letter, act.at));
  await sql`update roll.sign_in set used_at = ${act.at} where token_hash = ${hashOf(token)}`.execute(roll(act.db));
  return { person: letter.person, thenPath: letter.thenPath, act: letter.act };
}

/** Uses up the letter whose code was typed into the browser that asked for it, if it is one of its last. @throws Refused */
export async function enterByCode(act: Act, browser: string, typed: string): Promise<Entry> {
  const browserHash = hashOf(browser);
  const { rows } = await sql<{ person: PersonId; thenPath: string; actKind: string | null; actSubject: string | null }>`
    update roll.sign_in set used_at = ${act.at}
    where browser_hash = ${browserHash} and code_hash = ${codeHash(plainCode(typed), browserHash)}
      and used_at is null and expires_at > ${act.at} and wrong_codes < ${mostWrongCodes}
      and token_hash in (
        select token_hash from roll.sign_in where browser_hash = ${browserHash} order by asked_at desc limit ${codesPerBrowser})
    returning person, then_path as "thenPath", act_kind as "actKind", act_subject as "actSubject"
  `.execute(roll(act.db));
  const [row] = rows;
  if (!row) refuse('sign-in-code-wrong');
  return {
    person: row.person,
    thenPath: row.thenPath,
    act: row.actKind ? { kind: row.actKind, subject: row.actSubject ?? '' } : null,
  };
}

/** Counts a wrong code against every letter that this browser still waits for. Call it outside the refused transaction. */
export async function countWrongCode(act: Pick<Act, 'db' | 'at'>, browser: string): Promise<void> {
  await sql`
    update roll.sign_in set wrong_codes = wrong_codes + 1 where browser_hash = ${hashOf(browser)} and used_at is null and expires_at > ${act.at}
  `.execute(roll(act.db));
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
