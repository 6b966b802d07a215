import { sql } from 'kysely';
import type { Visit } from '../act/index.ts';
import { seeing } from '../db/index.ts';
import type { Letter } from './letter.ts';

/** One letter to one address. */
export interface Post {
  /** Unique for this letter and recipient: posting it again posts nothing. */
  readonly once: string;
  /** What kind of letter this is, as `roll.sign-in`; for operators and statistics. */
  readonly kind: string;
  readonly address: string;
  readonly person?: string | null;
  readonly letter: Letter;
  /** The letter holds a secret, such as a sign-in link: its body is erased when it has left. */
  readonly secret?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Puts a letter in the outbox, in the caller's transaction.  Suspended addresses get none but those with a secret in them, which their
 * reader has just asked for, or which nobody else can be told.
 */
export function postLetter(act: Pick<Visit, 'db' | 'at'>, post: Post): Promise<void> {
  return postLetters(act, [post]);
}

/** Puts many letters in the outbox, in one statement. */
export async function postLetters(act: Pick<Visit, 'db' | 'at'>, posts: readonly Post[]): Promise<void> {
  if (posts.length === 0) return;
  const rows = posts.map(({ once, kind, address, person = null, letter, headers = {}, secret = false }) => ({
    once,
    kind,
    address,
    person,
    subject: letter.subject,
    parts: letter,
    headers,
    secret,
  }));
  await sql`
    insert into platform.letter (once, kind, address, person, subject, parts, headers, secret, written_at, try_at)
    select once, kind, address, person, subject, parts, headers, secret, ${act.at}::timestamptz, ${act.at}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as row
      (once text, kind text, address text, person uuid, subject text, parts json, headers jsonb, secret boolean)
    where row.secret or not exists (select from platform.suspended_address where suspended_address.address = lower(row.address))
    on conflict (once) do nothing
  `.execute(seeing<never>()(act.db));
}

/** Takes back letters of a kind that have not left, by the beginning of their `once` keys. */
export async function withdrawLetters(act: Pick<Visit, 'db'>, kind: string, onceBegins: string): Promise<void> {
  await sql`
    delete from platform.letter where sent_at is null and kind = ${kind} and starts_with(once, ${onceBegins})
  `.execute(seeing<never>()(act.db));
}

/** Forgets every letter to a person who is erased, also those that have not left, and what came back of their mail. */
export async function forgetLettersTo(act: Pick<Visit, 'db'>, person: string): Promise<void> {
  await sql`
    with gone as (delete from platform.bounce where person = ${person} returning address),
    counted as (delete from platform.counted_from where address in (select address from gone))
    delete from platform.letter where person = ${person}
  `.execute(seeing<never>()(act.db));
}
