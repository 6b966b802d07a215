import { sql } from 'kysely';
import type { PersonId, Visit } from '../../platform/act/index.ts';
import { hashOf } from '../../platform/auth/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { roll } from '../tables.ts';
import type { Person, SignIn } from './model.ts';
import { codesPerBrowser, emailKey, mostTries, plainCode } from './rules.ts';
import { codeHash, noCode } from './secrets.ts';

const shown = sql<Person>`
  select person.id,
         coalesce(nullif(trim(coalesce(nullif(member.informal_name, ''), member.first_name) || ' ' || member.last_name), ''), person.name) as name,
         coalesce(member.email, person.email) as email, member.id as member, member.number as "memberNumber"
  from roll.person person left join roll.member member on member.person = person.id
`;

/** The person, or undefined when there is none or they were erased. */
export async function personOf(db: Db, id: PersonId): Promise<Person | undefined> {
  const { rows } = await sql<Person>`${shown} where person.id = ${id} and person.erased_at is null`.execute(roll(db));
  return rows[0];
}

/** Persons by id; those who were erased are left out. */
export async function personsOf(db: Db, ids: readonly PersonId[]): Promise<Map<PersonId, Person>> {
  if (ids.length === 0) return new Map();
  const { rows } =
    await sql<Person>`${shown} where person.id = any(${ids}::uuid[]) and person.erased_at is null`.execute(roll(db));
  return new Map(rows.map((person) => [person.id, person]));
}

/** Persons who are no members, by their address. */
export async function guestsByEmail(db: Db, address: string): Promise<Person[]> {
  const { rows } = await sql<Person>`
    ${shown} where person.email_key = ${emailKey(address)} and person.erased_at is null and member.id is null
  `.execute(roll(db));
  return rows;
}

/** Persons who have come here and are written to at the address, members or not; several where it is shared. At most 100. */
export async function personsAtAddress(db: Db, address: string): Promise<Person[]> {
  const { rows } = await sql<Person>`
    ${shown} where person.erased_at is null and person.id in (
      select member.person from roll.member where email_key = ${emailKey(address)} and survivor is null and erased_at is null
      union all
      select guest.id from roll.person guest where guest.email_key = ${emailKey(address)}
        and not exists (select from roll.member where member.person = guest.id and member.email is not null))
    order by person.id limit 100
  `.execute(roll(db));
  return rows;
}

/**
 * The letter with this secret, as the browser with the given secret sees it.  It opens a session in the browser that asked for it,
 * and in one that asked while no further letter was sent to the same person.
 */
export async function signInOf(
  visit: Pick<Visit, 'db' | 'at'>,
  token: string,
  browser: string | undefined,
): Promise<SignIn | undefined> {
  const { rows } = await sql<Row>`${letters} where token_hash = ${hashOf(token)}`.execute(roll(visit.db));
  const letter = rows[0] && asSignIn(rows[0], browser);
  if (!letter || letter.sameBrowser || browser === undefined) return letter;
  const asking = await askingOf(visit, letter.person, browser);
  if (!asking) return letter;
  return { ...letter, thenPath: asking.thenPath, act: asking.act, sameBrowser: true, answers: asking.tokenHash };
}

/** The newest asking of a browser for a person for which no letter was sent, while it is waited for. */
async function askingOf({ db, at }: Pick<Visit, 'db' | 'at'>, person: PersonId, browser: string) {
  const { rows } = await sql<Row>`
    ${letters}
    where browser_hash = ${hashOf(browser)} and person = ${person} and code_hash = ${noCode} and used_at is null and expires_at > ${at}
    order by asked_at desc limit 1
  `.execute(roll(db));
  return rows[0] && asSignIn(rows[0], browser);
}

/** The letter whose code was typed into the browser that asked for it, if it is one of its last and still lets in; the try has been counted. */
export async function signInByCode(
  { db, at }: Pick<Visit, 'db' | 'at'>,
  browser: string,
  typed: string,
): Promise<SignIn | undefined> {
  const browserHash = hashOf(browser);
  const { rows } = await sql<Row>`
    ${letters}
    where browser_hash = ${browserHash} and code_hash = ${codeHash(plainCode(typed), browserHash)}
      and used_at is null and expires_at > ${at} and wrong_codes <= ${mostTries}
      and token_hash in (
        select token_hash from roll.sign_in where browser_hash = ${browserHash} and code_hash <> ${noCode}
        order by asked_at desc limit ${codesPerBrowser})
  `.execute(roll(db));
  return rows[0] && asSignIn(rows[0], browser);
}

interface Row extends Omit<SignIn, 'act' | 'sameBrowser' | 'answers'> {
  readonly anyBrowser: boolean;
  readonly browserHash: Buffer;
  readonly actKind: string | null;
  readonly actSubject: string | null;
}

const letters = sql`
  select token_hash as "tokenHash", person, then_path as "thenPath", expires_at as "expiresAt", used_at as "usedAt", browser_hash as "browserHash", any_browser as "anyBrowser",
         act_kind as "actKind", act_subject as "actSubject"
  from roll.sign_in
`;

function asSignIn({ browserHash, anyBrowser, actKind, actSubject, ...row }: Row, browser: string | undefined): SignIn {
  return {
    ...row,
    act: actKind ? { kind: actKind, subject: actSubject ?? '' } : null,
    sameBrowser: anyBrowser || (browser !== undefined && browserHash.equals(hashOf(browser))),
  };
}

/** Who administers the house on the day without holding a post. */
export async function administratorsNamed(db: Db, on: CalendarDay): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select distinct person from roll.held_grant
    where word = 'administration' and from_on <= ${on} and (until_on is null or until_on > ${on})
  `.execute(roll(db));
  return rows.map(({ person }) => person);
}
