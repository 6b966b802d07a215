import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { findMessages, type Sought } from '../src/conversations/index.ts';
import { connect, migrate, type Database } from '../src/platform/db/index.ts';
import { startEmbedded } from '../src/platform/postgres/index.ts';
import { measure, median, quantile } from './harness.ts';
import { lists, makeArchive, seeded, wordOf } from './mail/made-archive.ts';

const messages = Number(process.env['BENCH_MESSAGES'] ?? 1_000_000);
/** Where the archive is kept for another run, if it is to be. */
const kept = process.env['BENCH_FOLDER'];
const questions = 40;

/** What is looked for in an archive of a million messages; against the least that the same question can cost. */
export async function bench(): Promise<void> {
  const folder = kept ?? fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-bench-'));
  const embedded = await startEmbedded({ folder: path.join(folder, 'postgres') });
  const database = connect(embedded.url);
  try {
    await migrate(database);
    const client = new pg.Client({ connectionString: embedded.url });
    await client.connect();
    const { rows } = await client.query<{ there: boolean }>(
      'select exists (select from conversations.message) as there',
    );
    if (!rows[0]!.there) await makeArchive(database, messages);
    await measureIn(database, client);
    await client.end();
  } finally {
    await database.close();
    await embedded.stop();
    if (!kept) for (const each of [folder, embedded.folder]) fs.rmSync(each, { recursive: true, force: true });
  }
}

/** Words by their ranks: those from 900 on stand in at most one message of a hundred. */
const kinds: Readonly<Record<string, (dice: () => number) => string>> = {
  'a rare word': (dice) => wordOf(900 + Math.floor(dice() * 9_000)),
  'the commonest of the rare': (dice) => wordOf(900 + Math.floor(dice() * 100)),
  'a rare and a common word': (dice) =>
    `${wordOf(900 + Math.floor(dice() * 4_000))} ${wordOf(5 + Math.floor(dice() * 100))}`,
  'a common word': (dice) => wordOf(3 + Math.floor(dice() * 400)),
  'two common words': (dice) => `${wordOf(3 + Math.floor(dice() * 100))} ${wordOf(110 + Math.floor(dice() * 200))}`,
};

async function measureIn(database: Database, client: pg.Client): Promise<void> {
  const every = Array.from({ length: lists }, (_, n) => n + 1);
  const aQuestion = (text: string): Sought => ({ text, author: '', from: null, until: null });
  const middles = new Map<string, number[]>();
  const cases = Object.entries(kinds).flatMap(([name, draw]) => {
    const dice = seeded(name.length);
    const asked = Array.from({ length: questions }, () => draw(dice));
    const ask = (text: string) =>
      findMessages(database.db, every, aQuestion(text), { zone: 'America/Chicago', most: 20 });
    const least = bare(name.includes('rare'));
    return [
      {
        name,
        unit: 'ms, p95',
        product: async () => {
          const times = await timesOf(asked, ask);
          middles.set(name, [...(middles.get(name) ?? []), quantile(times, 0.5)]);
          return quantile(times, 0.95);
        },
        yardstick: async () => quantile(await timesOf(asked, (text) => client.query(least, [text])), 0.95),
      },
    ];
  });
  await measure('archive-search', cases);
  for (const [name, values] of middles) console.log(`${name}: p50 ${median(values).toFixed(1)} ms`);
}

/** The same words in the same rows, without lists, days, names, sums, excerpts and masks. */
const bare = (isRanked: boolean): string =>
  isRanked
    ? `select id, subject from conversations.message, plainto_tsquery('english', $1) q where words @@ q order by ts_rank(words, q) desc limit 20`
    : `select id, subject from (select * from conversations.message order by id desc limit 10000) newest
          where words @@ plainto_tsquery('english', $1) order by id desc limit 20`;

async function timesOf(asked: readonly string[], ask: (text: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const text of asked) {
    const start = performance.now();
    await ask(text);
    times.push(performance.now() - start);
  }
  return times;
}
