// How a house of several web processes does over one database: pages that are read, and one petition that everybody signs.
import os from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { connectAlone } from '../../src/platform/db/index.ts';
import { median } from '../harness.ts';
import { load } from '../load.ts';
import { parentOf, postgresProcesses, processorMs } from '../linux.ts';
import { startWeb, type Web } from './web.ts';

const processes = [1, 2, 4] as const;
const connections = 16;
const runs = 3;
const requests = { reading: 480, signing: 960 } as const;
const sampleEveryMs = 20;

interface Run {
  readonly rate: number;
  /** Milliseconds of processor a request, of the web and of PostgreSQL. */
  readonly web: number;
  readonly postgres: number;
  /** Connections that waited for a lock, on average and at most. */
  readonly waiting: number;
  readonly mostWaiting: number;
}

/** Prints what 1, 2 and 4 web processes do, each the median of some runs. */
export async function measureSeveral(url: string, times: number): Promise<void> {
  const client = await connectAlone(url);
  try {
    const { petition, readers } = await prepare(client);
    let signed = 0;
    const asking = {
      reading: (n: number, port: number) =>
        reading(n % readers, port, [`/petitions/${petition}`, '/groups', '/', '/petitions'][n % 4]!),
      signing: (n: number, port: number) => signing(petition, signed + n, port),
    };
    console.log(
      `\nweb processes at ${times}×, ${connections} connections, at a load of ${os.loadavg()[0]!.toFixed(1)}`,
    );
    console.log(
      '| web processes | | requests/s | processor a request: web | PostgreSQL | waiting for a lock, mean | most |',
    );
    console.log('|---|---|---|---|---|---|---|');
    for (const count of processes) {
      const webs = await Promise.all(Array.from({ length: count }, () => startWeb(url)));
      try {
        for (const what of ['reading', 'signing'] as const) {
          const each: Run[] = [];
          for (let run = 0; run < runs; run += 1) {
            each.push(await runOnce({ client, webs, requests: requests[what], asking: asking[what] }));
            if (what === 'signing') signed += requests.signing;
          }
          tell(count, what, each);
        }
      } finally {
        await Promise.all(webs.map((web) => web.kill()));
      }
    }
  } finally {
    await client.end();
  }
}

function tell(count: number, what: string, each: readonly Run[]): void {
  const of = (key: keyof Run) => median(each.map((run) => run[key]));
  const cells = [count, what, of('rate').toFixed(0), `${of('web').toFixed(2)} ms`, `${of('postgres').toFixed(2)} ms`];
  console.log(`| ${[...cells, of('waiting').toFixed(2), of('mostWaiting')].join(' | ')} |`);
}

interface Wanted {
  readonly client: pg.Client;
  readonly webs: readonly Web[];
  readonly requests: number;
  readonly asking: (request: number, port: number) => string;
}

/** The requests are dealt out to the processes in turn, as a balancer does. */
async function runOnce({ client, webs, requests: all, asking }: Wanted): Promise<Run> {
  const backends = postgresProcesses(await postmasterOf(client));
  const pids = webs.map(({ pid }) => pid);
  const before = [processorMs(pids), processorMs(backends)] as const;
  let under = true;
  const sampled = sampling(client, () => under);
  const began = performance.now();
  const loaded = await Promise.all(
    webs.map(({ port }, at) =>
      load({
        port,
        connections: connections / webs.length,
        requests: all / webs.length,
        request: (n) => asking(n * webs.length + at, port),
      }),
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  under = false;
  const samples = await sampled;
  refuseOthers(loaded.flatMap(({ statuses }) => [...statuses.keys()]));
  const after = [processorMs(pids), processorMs(backends)] as const;
  return {
    rate: all / seconds,
    web: (after[0] - before[0]) / all,
    postgres: (after[1] - before[1]) / all,
    waiting: samples.reduce((sum, each) => sum + each, 0) / samples.length,
    mostWaiting: Math.max(...samples),
  };
}

function refuseOthers(statuses: readonly number[]): void {
  const others = statuses.filter((status) => status !== 200 && status !== 303);
  if (others.length > 0) throw new Error(`answers: ${others.join(', ')}`);
}

/** How many connections wait for a lock, again and again for as long as it is asked. */
async function sampling(client: pg.Client, isWanted: () => boolean): Promise<number[]> {
  const samples: number[] = [];
  do {
    const { rows } = await client.query<{ waiting: number }>(
      `select count(*)::integer as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    samples.push(rows[0]!.waiting);
    await pause(sampleEveryMs);
  } while (isWanted());
  return samples;
}

async function postmasterOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return parentOf(rows[0]!.pid);
}

/** Web sessions of members whose secret is their number, and a petition that is open for signature. */
async function prepare(client: pg.Client): Promise<{ petition: number; readers: number }> {
  const { rowCount } = await client.query(`
    insert into platform.web_session (token_hash, person, opened_at, expires_at, confirmed_at)
    select sha256(convert_to('scale' || row_number() over (order by member.id) - 1, 'UTF8')), person, '2026-01-01Z', '2099-01-01Z', '2026-01-01Z'
    from roll.member join roll.standing on standing.member = member.id and standing.until_on is null
    where person = md5('person' || (member.id - (select max(id) from roll.member where number < '3')))::uuid and class = 'REG'
    limit 20000`);
  const { rows } = await client.query<{ id: number }>(`
    insert into charters.petition (kind, policy_id, policy_version, state, title, purpose, edited_at, begun_by, begun_at, frozen_at, text_sha256, needed, opened_at, closes_at)
    select 'establish', policy_id, policy_version, 'signing', 'A hot petition', purpose, edited_at, begun_by, begun_at, frozen_at, text_sha256, needed, opened_at, '2099-01-01Z'
    from charters.petition where state = 'signing' order by id limit 1 returning id`);
  await client.query('analyze platform.web_session');
  return { petition: rows[0]!.id, readers: rowCount! };
}

const headOf = (n: number, port: number): string =>
  `HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: folkmoot=scale${n}\r\n`;

const reading = (n: number, port: number, address: string): string => `GET ${address} ${headOf(n, port)}\r\n`;

function signing(petition: number, n: number, port: number): string {
  const body = 'shown=no';
  return `POST /petitions/${petition}/signatures ${headOf(n, port)}sec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}
