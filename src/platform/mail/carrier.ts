import { sql } from 'kysely';
import { seeing, type Database } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import { noteReturned } from './bounces/book.ts';
import { statusIn } from './bounces/status.ts';
import { drawLetter, type Letter } from './letter.ts';

/** A letter as it leaves. */
export interface Leaving {
  readonly id: number;
  readonly once: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * How a letter leaves the house. Throws when it did not; an error with `permanent` is not tried again, and one with `ofAddress`, the words of
 * the other side, counts against the address.
 */
export type Transport = (letter: Leaving) => Promise<void>;

/** Carries letters from the outbox to the transport. */
export interface Carrier {
  /** Carries all that may leave at the instant; gives how many left. */
  carry(at: Date): Promise<number>;
}

const atOnce = 50;
/** So that one slow server does not keep the letters to others waiting. */
const lanes = 5;
const mostAttempts = 12;
const opened = seeing<never>();

/** Several processes may carry from one outbox: a claimed letter is left alone by the others for ten minutes. */
export function openCarrier(database: Database, transport: Transport, log: Log): Carrier {
  return {
    async carry(at) {
      let left = 0;
      for (;;) {
        const letters = await claim(database, at);
        left += await carryAll({ database, transport, log, at }, letters);
        if (letters.length < atOnce) return left;
      }
    },
  };
}

async function claim(database: Database, at: Date): Promise<KeptLetter[]> {
  const { rows } = await sql<KeptLetter>`
    update platform.letter set try_at = ${at}::timestamptz + interval '10 minutes', attempts = attempts + 1
    where id in (
      select id from platform.letter where sent_at is null and failed_at is null and try_at <= ${at}
      order by try_at, id limit ${atOnce} for update skip locked)
    returning id, once, address, subject, parts, body_text as text, body_html as html, headers
  `.execute(opened(database.db));
  return rows.sort((a, b) => a.id - b.id);
}

/** As it lies in the outbox: in parts, or drawn if it was written before letters were kept in parts. */
interface KeptLetter extends Omit<Leaving, 'text' | 'html'> {
  readonly parts: Letter | null;
  readonly text: string | null;
  readonly html: string | null;
}

interface Carrying {
  database: Database;
  transport: Transport;
  log: Log;
  at: Date;
}

/** Gives how many left; those that did are noted together. */
async function carryAll(carrying: Carrying, letters: readonly KeptLetter[]): Promise<number> {
  const left: number[] = [];
  try {
    const waiting = [...letters];
    const lane = async () => {
      for (let letter = waiting.shift(); letter; letter = waiting.shift())
        if (await carryOne(carrying, letter)) left.push(letter.id);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    if (left.length > 0) await noteLeft(carrying, left);
  }
  return left.length;
}

async function carryOne({ database, transport, log, at }: Carrying, letter: KeptLetter): Promise<boolean> {
  try {
    await transport(drawn(letter));
    return true;
  } catch (error) {
    log.warn({ letter: letter.id, error: String(error) }, 'a letter did not leave');
    const answer = wordsOnAddress(error);
    if (answer !== null)
      await noteReturned(
        { db: database.db, at },
        { letter: letter.id },
        { kind: 'permanent', status: statusIn(answer), answer },
      );
    const isGivenUp = sql`(${isPermanent(error)} or attempts >= ${mostAttempts})`;
    await sql`
      update platform.letter
      set error = ${String(error)},
          failed_at = case when ${isGivenUp} then ${at}::timestamptz end,
          parts = case when ${isGivenUp} and not ${kept} then null else parts end,
          body_text = case when ${isGivenUp} and not ${kept} then null else body_text end,
          body_html = case when ${isGivenUp} and not ${kept} then null else body_html end,
          try_at = ${at}::timestamptz + least(interval '1 minute' * power(2, attempts), interval '12 hours')
      where id = ${letter.id}
    `.execute(opened(database.db));
    return false;
  }
}

/** A letter that cannot be drawn fails alone, like one that cannot be sent. */
function drawn({ parts, text, html, ...letter }: KeptLetter): Leaving {
  return { ...letter, ...(parts ? drawLetter(parts) : { text: text ?? '', html: html ?? '' }) };
}

/**
 * A letter with a secret in it is kept without what it says, once it has left or is given up, but in an example, whose
 * mailbox shows it.
 */
const kept = sql`(not secret or (select kind from platform.installation) = 'example')`;

async function noteLeft({ database, at }: Carrying, letters: readonly number[]): Promise<void> {
  await sql`
    update platform.letter
    set sent_at = ${at}, error = null, parts = case when ${kept} then parts end,
        body_text = case when ${kept} then body_text end, body_html = case when ${kept} then body_html end
    where id = any(${letters}::bigint[])
  `.execute(opened(database.db));
}

function wordsOnAddress(error: unknown): string | null {
  return error instanceof Error && 'ofAddress' in error && typeof error.ofAddress === 'string' ? error.ofAddress : null;
}

function isPermanent(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'permanent' in error && error.permanent === true;
}
