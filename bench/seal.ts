import { createHash, generateKeyPairSync } from 'node:crypto';
import os from 'node:os';
import { sql } from 'kysely';
import { performer, theSystem } from '../src/platform/act/index.ts';
import { connect, connectAlone, migrate, seeing } from '../src/platform/db/index.ts';
import { checkSeal, hashesOfTile, inclusionsOf, sealFacts, tileWidth } from '../src/platform/seal/index.ts';
import { median, quantile } from './harness.ts';
import { scratchPostgres } from './processes.ts';

const facts = Number(process.env['SEAL_FACTS'] ?? 1_000_000);
const persons = 57_000;
const proofs = 200;
const opened = seeing<never>();

/** A record of a million facts, most of them signatures, is sealed at once; then single facts are proved, tiles read, and all are compared. */
export async function bench(): Promise<void> {
  const postgres = await scratchPostgres();
  const url = await postgres.urlOf('seal');
  const database = connect(url, 4);
  try {
    await migrate(database);
    await fill(url);
    const perform = performer(database, 'America/Chicago');
    const signing = { origin: 'bench.example/record', given: [generateKeyPairSync('ed25519').privateKey] };
    const yard = await yardstick(url);
    const seconds = await timed(async () => {
      while ((await perform(theSystem(new Date()), (act) => sealFacts(act, facts, signing))) > 0);
    });
    tell('seal', seconds, { unit: 's', yardstick: yard, ratio: yard / seconds, goalSeconds: 30 });
    const each: number[] = [];
    for (let n = 0; n < proofs; n += 1) {
      const id = 1 + Math.floor((n * facts) / proofs);
      const { rows } = await sql<Parameters<typeof inclusionsOf>[1][number]>`
        select id, at, kind, by_person, body from platform.fact where id = ${id}`.execute(opened(database.db));
      each.push(1000 * (await timed(async () => void (await inclusionsOf(database.db, rows)))));
    }
    tell('proof', median(each), { unit: 'ms', p95: quantile(each, 0.95), goalMs: 5 });
    const tiles: number[] = [];
    for (let n = 0; n < proofs; n += 1) {
      const number = Math.floor((n * facts) / proofs / tileWidth);
      tiles.push(
        1000 * (await timed(async () => void (await hashesOfTile(database.db, { row: 0, number }, tileWidth)))),
      );
    }
    tell('tile', median(tiles), { unit: 'ms', p95: quantile(tiles, 0.95) });
    const checked = await timed(async () => {
      const found = await checkSeal(database.db);
      if (found.length > 0) throw new Error(`found ${JSON.stringify(found.slice(0, 3))}`);
    });
    tell('check', checked, { unit: 's' });
    const { rss } = process.memoryUsage();
    console.log(`memory ${Math.round(rss / 2 ** 20)} MiB`);
  } finally {
    await database.close();
    await postgres.stop();
  }
}

async function fill(url: string): Promise<void> {
  const client = await connectAlone(url);
  await client.query(`
    with person as materialized (select array_agg(gen_random_uuid()) as ids from generate_series(1, ${persons}))
    insert into platform.fact (at, kind, by_person, body)
    select '2026-01-01Z'::timestamptz + n * interval '1 second', 'charters.petition-signed', ids[1 + n % ${persons}],
           jsonb_build_object('petition', 1 + n % 400, 'signature', n)
    from generate_series(1, ${facts}) n, person`);
  await client.query('analyze');
  await client.end();
}

/** The least that it could be: all rows are read, and each is hashed once. */
async function yardstick(url: string): Promise<number> {
  const client = await connectAlone(url);
  const seconds = await timed(async () => {
    for (let from = 0; from < facts; from += 5_000) {
      const { rows } = await client.query<{ row: string }>(
        `select fact::text as row from platform.fact where id > ${from} and id <= ${from + 5_000}`,
      );
      for (const { row } of rows) createHash('sha256').update(row).digest();
    }
  });
  await client.end();
  return seconds;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function tell(name: string, figure: number, more: object): void {
  const load = os.loadavg()[0]!.toFixed(1);
  console.log(JSON.stringify({ bench: 'seal', case: `${name} of ${facts}`, figure, ...more, load }));
}
