import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Grants, PersonId, Visit } from '../act/index.ts';
import { seeing, type Db } from '../db/index.ts';
import { addMilliseconds, days, type CalendarDay } from '../time/index.ts';

/** Who visits, and what they may do today. */
export interface Visitor {
  readonly person: PersonId | null;
  readonly grants: Grants;
  /** Words that they hold and that this session does not carry, because it was not proved by a passkey. */
  readonly withheld: Grants;
  /** When and how this person last showed who they are. */
  readonly proof: Proof | null;
}

/** What somebody showed to be let in: that they read a mailbox, that another house knows them, that they hold a passkey. */
export type ProvedBy = 'letter' | 'provider' | 'passkey';

/** That somebody showed who they are. */
export interface Proof {
  readonly at: Date;
  readonly by: ProvedBy;
}

/** An open session of a person, without its secret. */
export interface OpenSession {
  readonly id: string;
  readonly device: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
}

/** Says how long a browser stays signed in. */
export const sessionLength = days(30);

export const nobody: Visitor = { person: null, grants: new Set(), withheld: new Set(), proof: null };

const opened = seeing<never>();

/** The secret goes to the browser, its hash into the table: who reads the table can open no session. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The id under which the session of a secret is listed. */
export const sessionIdOf = (secret: string): string => hashOf(secret).subarray(0, 8).toString('hex');

/** Opens a session and gives the secret for its cookie. */
export async function openSession(
  at: Pick<Visit, 'db' | 'at'>,
  person: PersonId,
  device: string,
  provedBy: ProvedBy = 'letter',
): Promise<string> {
  const secret = newSecret();
  await sql`
    insert into platform.web_session (token_hash, person, opened_at, expires_at, confirmed_at, confirmed_by, device)
    values (${hashOf(secret)}, ${person}, ${at.at}, ${addMilliseconds(at.at, sessionLength)}, ${at.at}, ${provedBy}, ${device.slice(0, 200)})
  `.execute(opened(at.db));
  return secret;
}

export async function endSession(visit: Pick<Visit, 'db' | 'at'>, secret: string): Promise<void> {
  await sql`update platform.web_session set ended_at = ${visit.at} where token_hash = ${hashOf(secret)} and ended_at is null`.execute(
    opened(visit.db),
  );
}

/** Ends every session of a person, or only the one with the given id. */
export async function endSessionsOf(visit: Pick<Visit, 'db' | 'at'>, person: PersonId, id?: string): Promise<void> {
  await sql`
    update platform.web_session set ended_at = ${visit.at}
    where person = ${person} and ended_at is null and (${id ?? null}::text is null or encode(substring(token_hash from 1 for 8), 'hex') = ${id ?? null})
  `.execute(opened(visit.db));
}

export async function openSessionsOf(visit: Pick<Visit, 'db' | 'at'>, person: PersonId): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select encode(substring(token_hash from 1 for 8), 'hex') as id, device, opened_at as "openedAt", expires_at as "expiresAt"
    from platform.web_session where person = ${person} and ended_at is null and expires_at > ${visit.at} order by opened_at desc
  `.execute(opened(visit.db));
  return rows;
}

/** Finds who holds a session, with all their grants, in one statement. */
export type FindVisitor = (db: Db, secret: string, at: Date, today: CalendarDay) => Promise<Visitor>;

/**
 * @param sources views of capabilities with the columns person, word, from_on and until_on (exclusive, null while it lasts)
 * @param passkeyWords words that a session carries only while it was proved by a passkey
 */
export function visitorFinder(sources: readonly string[], passkeyWords: readonly string[] = []): FindVisitor {
  const held = sources.map((view) => `select person, word, from_on, until_on from ${view}`).join(' union all ');
  const words = held
    ? sql.raw(`(${held})`)
    : sql.raw('(select null::uuid as person, null as word, null::date as from_on, null::date as until_on where false)');
  return async (db, secret, at, today) => {
    const { rows } = await sql<SessionRow>`
      select session.person, session.confirmed_at, session.confirmed_by, array(
        select word from ${words} held
        where held.person = session.person and from_on <= ${today}::date and (until_on is null or until_on > ${today}::date)) as words
      from platform.web_session session
      where token_hash = ${hashOf(secret)} and ended_at is null and expires_at > ${at}
    `.execute(opened(db));
    return rows[0] ? visitorOf(rows[0], passkeyWords) : nobody;
  };
}

interface SessionRow {
  person: string;
  confirmed_at: Date;
  confirmed_by: ProvedBy;
  words: string[];
}

function visitorOf({ person, words, ...row }: SessionRow, passkeyWords: readonly string[]): Visitor {
  const withheld = row.confirmed_by === 'passkey' ? [] : words.filter((word) => passkeyWords.includes(plainWord(word)));
  return {
    person,
    grants: new Set(words.filter((word) => !withheld.includes(word))),
    withheld: new Set(withheld),
    proof: { at: row.confirmed_at, by: row.confirmed_by },
  };
}

/** A word without the place at which it holds: `docket.decide@COO` is `docket.decide`. */
const plainWord = (word: string): string => word.replace(/@.*$/, '');
