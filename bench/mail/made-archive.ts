// An archive of any size, made in the database: words as frequent as in a language, lists of unlike sizes, twenty years of them.
import type pg from 'pg';
import { connectAlone, copyIn, copyLine, type Database } from '../../src/platform/db/index.ts';

export const lists = 60;
const vocabulary = 50_000;
const messagesInThread = 8;
const twentyYearsMs = 20 * 365 * 86_400_000;
const first = Date.UTC(2006, 0, 1);

/** Numbers that look thrown, and are the same on every machine: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables = ['ba', 'co', 'di', 'fer', 'gra', 'li', 'mo', 'nu', 'pre', 'ser', 'ti', 'vo'];
const small = 'the of and a to in is that it for was on are as with they at be this have from or'.split(' ');

/** The word of a rank: the tenth is a tenth as frequent as the first. */
export function wordOf(rank: number): string {
  let rest = rank;
  let word = '';
  for (let part = 0; part < 3 || rest > 0; part += 1) {
    word += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  }
  return word;
}

/** Of every ten words four are such as nobody looks for. */
export function textOf(random: () => number, words: number): string {
  const word = () =>
    random() < 0.4 ? small[Math.floor(random() * small.length)]! : wordOf(Math.floor(vocabulary ** random()));
  const lines: string[] = [];
  for (let left = words; left > 0; left -= 12) lines.push(Array.from({ length: Math.min(12, left) }, word).join(' '));
  return lines.join('\n');
}

/** Fills the tables of a new database; its indexes of words and days are made when all is there. */
export async function makeArchive(database: Database, messages: number): Promise<void> {
  const client = await connectAlone(database.url);
  try {
    await client.query(
      `insert into conversations.list (slug, name, opened_at)
       select 'list-' || n, 'List ' || n, '2006-01-01' from generate_series(1, ${lists}) n`,
    );
    const made = await client.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid = 'conversations.message'::regclass and not indisunique`,
    );
    for (const { name } of made.rows) await client.query(`drop index ${name}`);
    await client.query(
      `insert into conversations.thread (id, list, number, subject, messages, last_at) overriding system value
       select n, 1, n, 'A thread', ${messagesInThread}, '2026-01-01' from generate_series(1, ${Math.ceil(messages / messagesInThread)}) n`,
    );
    await copyMessages(client, messages);
    for (const { definition } of made.rows) await client.query(definition);
    await client.query('vacuum analyze conversations.message');
  } finally {
    await client.end();
  }
}

async function copyMessages(client: pg.Client, messages: number): Promise<void> {
  const random = seeded(20_261_126);
  const columns =
    'id, list, number, thread, message_id, sha256, from_name, from_address, subject, dated_at, posted_at, came_by, body_text';
  const copy = await copyIn(client, `copy conversations.message (${columns}) from stdin`);
  const numbers = new Map<number, number>();
  let piece = '';
  for (let n = 0; n < messages; n += 1) {
    // Few lists have most of what was said.
    const list = Math.floor(lists ** random());
    const number = (numbers.get(list) ?? 0) + 1;
    numbers.set(list, number);
    const at = new Date(first + (twentyYearsMs / messages) * n).toISOString();
    const name = `${capital(wordOf(Math.floor(3_000 ** random())))} ${capital(wordOf(2_000 + Math.floor(random() * 3_000)))}`;
    const subject = textOf(random, 4 + Math.floor(random() * 5));
    const text = textOf(random, 20 + Math.floor(random() * 260));
    const thread = Math.floor(n / messagesInThread) + 1;
    piece += copyLine([
      n + 1,
      list,
      number,
      thread,
      `${n}@example.org`,
      '\\x00',
      name,
      'a@example.org',
      subject,
      at,
      at,
      'mail',
      text,
    ]);
    if (piece.length > 1 << 18) {
      await copy.write(piece);
      piece = '';
    }
  }
  await copy.write(piece);
  await copy.end();
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
