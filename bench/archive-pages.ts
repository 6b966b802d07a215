import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { importMailbox } from '../src/conversations/index.ts';
import { performer } from '../src/platform/act/index.ts';
import { connect } from '../src/platform/db/index.ts';
import { mboxEntry } from '../src/platform/mail/index.ts';
import { uglyMailbox } from '../src/testing/ugly-mailbox.ts';
import { measure } from './harness.ts';
import { load, type Loaded } from './load.ts';
import { seeded, textOf } from './mail/made-archive.ts';
import { scratchPostgres, startProduct, startYardstick } from './processes.ts';

const requests = { 1: 200, 8: 600 } as const;
const list = 'libraries-foster-community-engagement';
const word = 'bookmobile';

/** A list, a thread of 50 and a search, drawn anew each time, against bare pages of the same rows and as many bytes. */
export async function bench(): Promise<void> {
  const postgres = await scratchPostgres();
  const url = await postgres.urlOf('product');
  const product = await startProduct(url);
  try {
    const thread = await fill(url);
    const paths = {
      overview: `/lists/${list}?anew`,
      thread: `/lists/${list}/${thread}?anew`,
      search: `/conversations/search?q=${word}`,
    };
    const sizes = Object.fromEntries(
      await Promise.all(
        Object.entries(paths).map(async ([name, at]) => {
          const answer = await fetch(`http://127.0.0.1:${product.port}${at}`);
          return [name, (await answer.arrayBuffer()).byteLength] as const;
        }),
      ),
    );
    const yardstick = await startYardstick('archive-pages.ts', url, [
      JSON.stringify(sizes),
      list,
      String(thread),
      word,
    ]);
    try {
      await measurePages(product.port, yardstick.port, paths);
    } finally {
      await yardstick.kill();
    }
  } finally {
    await product.kill();
    await postgres.stop();
  }
}

/** A thread of fifty and two thousand ugly messages are brought into a list of the example; gives the number of the thread. */
async function fill(url: string): Promise<number> {
  const database = connect(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const file = path.join(os.tmpdir(), `folkmoot-bench-${process.pid}.mbox`);
  fs.writeFileSync(file, Buffer.concat([...fifty(), ...uglyMailbox({ messages: 2_000 })]));
  try {
    const { rows } = await client.query<{ id: number }>('select id from conversations.list where slug = $1', [list]);
    const perform = performer(database, 'America/Chicago');
    await importMailbox({ perform, at: new Date(), onTrouble() {}, onProgress() {} }, rows[0]!, file);
    await client.query(`update conversations.list set visibility = 'public' where slug = $1`, [list]);
    await client.query('analyze');
    const found = await client.query<{ number: number }>(
      `select thread.number from conversations.thread join conversations.message on thread = thread.id where message_id = '0@fifty'`,
    );
    return found.rows[0]!.number;
  } finally {
    fs.rmSync(file, { force: true });
    await client.end();
    await database.close();
  }
}

function* fifty(): Generator<Uint8Array> {
  const random = seeded(50);
  const at = new Date('2026-10-01T12:00:00Z');
  for (let n = 0; n < 50; n += 1) {
    const answers = n === 0 ? '' : `In-Reply-To: <${Math.floor(random() * n)}@fifty>\n`;
    const head = `From: Writer ${n % 9} <w${n % 9}@example.org>\nSubject: Fifty\nDate: ${at.toUTCString()}\nMessage-ID: <${n}@fifty>\n${answers}`;
    yield mboxEntry(Buffer.from(`${head}\n> ${textOf(random, 12)}\n\n${textOf(random, 120)}\n`), {
      address: 'w@example.org',
      at,
    });
  }
}

async function measurePages(
  product: number,
  yardstick: number,
  paths: Readonly<Record<string, string>>,
): Promise<void> {
  const read = (port: number, at: string, connections: 1 | 8) =>
    load({
      port,
      connections,
      requests: requests[connections],
      request: () => `GET ${at} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`,
    });
  const cases = Object.entries(paths).flatMap(([page, at]) =>
    ([1, 8] as const).map((connections) => ({
      name: `${page}, ${connections} at once`,
      unit: 'pages/s',
      moreIsBetter: true,
      product: async () => rateOf(await read(product, at, connections)),
      yardstick: async () => rateOf(await read(yardstick, `/${page}`, connections)),
    })),
  );
  await measure('archive-pages', cases);
}

function rateOf({ statuses, times, seconds }: Loaded): number {
  if (statuses.size !== 1 || !statuses.has(200)) throw new Error(`answers: ${JSON.stringify([...statuses])}`);
  return times.length / seconds;
}
