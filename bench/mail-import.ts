import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { importMailbox } from '../src/conversations/archive/import.ts';
import { performer, type Perform } from '../src/platform/act/index.ts';
import { connect, connectAlone, copyIn, copyOut, migrate, type Database } from '../src/platform/db/index.ts';
import { startEmbedded } from '../src/platform/postgres/index.ts';
import { uglyMailbox } from '../src/testing/ugly-mailbox.ts';

const messages = Number(process.env['BENCH_MESSAGES'] ?? 100_000);

/** A mailbox of 100,000 ugly messages is brought in once, and once more; against COPY of the rows that came of it. */
export async function bench(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-bench-'));
  const embedded = await startEmbedded({ folder: path.join(folder, 'postgres') });
  const database = connect(embedded.url);
  try {
    await migrate(database);
    const file = path.join(folder, 'ugly.mbox');
    await finished(Readable.from(uglyMailbox({ messages, letters: 1500 })).pipe(fs.createWriteStream(file)));
    await measureIn(database, file, folder);
  } finally {
    await database.close();
    await embedded.stop();
    for (const each of [folder, embedded.folder]) fs.rmSync(each, { recursive: true, force: true });
  }
}

async function measureIn(database: Database, file: string, folder: string): Promise<void> {
  const perform = performer(database, 'America/Chicago');
  const list = await aList(database);
  const bytes = fs.statSync(file).size;
  const start = process.memoryUsage.rss();
  let most = start;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
  const first = await timed(() => bringIn(perform, list, file));
  clearInterval(watch);
  const again = await timed(() => bringIn(perform, list, file));
  const yard = await copied(database, folder);
  const tell = (name: string, figure: number, unit: string, yardstick: number | null, ratio: number | null) =>
    console.log(
      JSON.stringify({
        bench: 'mail-import',
        case: name,
        figure: Math.round(figure),
        unit,
        yardstick: yardstick && Math.round(yardstick),
        ratio,
      }),
    );
  const rate = first.result.new / first.seconds;
  const yardRate = first.result.new / yard;
  console.log(
    `${first.result.new} messages, ${Math.round(bytes / 1e6)} MB; load ${os
      .loadavg()
      .map((each) => each.toFixed(1))
      .join(' ')}`,
  );
  tell('new messages', rate, '/s', yardRate, Number((rate / yardRate).toPrecision(2)));
  tell('the same again', again.result.known / again.seconds, '/s', null, null);
  tell('memory above the start', (most - start) / 2 ** 20, 'MiB', null, null);
}

const bringIn = (perform: Perform, list: number, file: string) =>
  importMailbox({ perform, at: new Date(), onTrouble: () => {}, onProgress: () => {} }, { id: list }, file);

async function aList(database: Database): Promise<number> {
  const client = await connectAlone(database.url);
  const { rows } = await client.query<{ id: number }>(
    `insert into conversations.list (slug, name, opened_at) values ('bench', 'Bench', clock_timestamp()) returning id`,
  );
  await client.end();
  return rows[0]!.id;
}

/** The yardstick: PostgreSQL's own COPY of the rows that came of it, into bare tables. */
async function copied(database: Database, folder: string): Promise<number> {
  const client = await connectAlone(database.url);
  let seconds = 0;
  for (const table of ['message', 'message_source', 'thread']) {
    const file = path.join(folder, table);
    await client.query(`create table bare_${table} (like conversations.${table})`);
    // What is made of the others is not copied.
    await client.query(`alter table bare_${table} drop column if exists words`);
    await finished(
      Readable.from(copyOut(client, `copy conversations.${table} to stdout`)).pipe(fs.createWriteStream(file)),
    );
    const started = performance.now();
    const copy = await copyIn(client, `copy bare_${table} from stdin`);
    for await (const piece of fs.createReadStream(file, { highWaterMark: 1 << 20 })) await copy.write(piece as Buffer);
    await copy.end();
    seconds += (performance.now() - started) / 1000;
  }
  await client.end();
  return seconds;
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const started = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - started) / 1000 };
}
