import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { performer, theSystem } from '../src/platform/act/index.ts';
import { connect, type Database } from '../src/platform/db/index.ts';
import { sealFacts } from '../src/platform/seal/index.ts';
import { measure } from './harness.ts';
import { openHotPetition, signedPerSecond, signersOf } from './hot-petition.ts';
import { load } from './load.ts';
import { mostRead } from './pages.ts';
import { scratchPostgres, startProduct } from './processes.ts';

const pairs = 20;
const members = 100_000;
const signatures = { 1: 150, 8: 600, 32: 1_200 } as const;
const pages = { 1: 200, 32: 800 } as const;
/** In life it is an hour. */
const sealEveryMs = 500;

/**
 * Reading and signing while the facts are sealed twice a second, against the same without: what the log of the record costs others.
 * The facts are sealed by the process that sends the load, so that what it takes from the load is counted against the log.
 */
export async function bench(): Promise<void> {
  const postgres = await scratchPostgres();
  const url = await postgres.urlOf('product');
  const product = await startProduct(url);
  const database = connect(url, 2);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { petition, group } = await mostRead(client);
    const signers = signersOf(await openHotPetition(client, members));
    const seal = sealing(database, client);
    const paths = { home: '/', directory: '/groups', petition: `/petitions/${petition}`, group: `/groups/${group}` };
    const read = async (path: string, connections: number, requests: number) => {
      const request = () => `GET ${path}?anew HTTP/1.1\r\nhost: 127.0.0.1:${product.port}\r\n\r\n`;
      const { times, seconds } = await load({ port: product.port, connections, requests, request });
      return times.length / seconds;
    };
    const sign = async (connections: number, requests: number) =>
      signedPerSecond(await signers.sign(product.port, connections, requests));
    const ways = [
      ...Object.entries(signatures).map(([at, many]) => ({
        name: `signing, ${at} at once`,
        run: () => sign(Number(at), many),
      })),
      ...Object.entries(paths).flatMap(([page, path]) =>
        Object.entries(pages).map(([at, many]) => ({
          name: `${page}, ${at} at once`,
          run: () => read(path, Number(at), many),
        })),
      ),
    ];
    for (const { run } of ways) await run();
    await measure(
      'log',
      ways.map(({ name, run }) => ({
        name,
        unit: '/s',
        moreIsBetter: true,
        product: () => seal.during(run),
        yardstick: run,
      })),
      pairs,
    );
    console.log(`sealed meanwhile: ${seal.sealed()} facts`);
  } finally {
    await client.end();
    await database.close();
    await product.kill();
    await postgres.stop();
  }
}

/** Seals what has come to light, again and again while something runs. */
function sealing(database: Database, client: pg.Client) {
  const perform = performer(database, 'America/Chicago');
  const signing = { origin: 'bench.example/record', given: [generateKeyPairSync('ed25519').privateKey] };
  let sealed = 0;
  const sealOnce = async () => {
    const { rows } = await client.query<{ last: number }>('select max(id)::integer as last from platform.fact');
    sealed += await perform(theSystem(new Date()), (act) => sealFacts(act, rows[0]!.last, signing));
  };
  return {
    sealed: () => sealed,
    async during(run: () => Promise<number>): Promise<number> {
      const over = new AbortController();
      const seals = (async () => {
        while (!over.signal.aborted) {
          await sealOnce();
          await pause(sealEveryMs, null, { signal: over.signal }).catch(() => {});
        }
      })();
      try {
        return await run();
      } finally {
        over.abort();
        await seals;
      }
    },
  };
}
