import fs from 'node:fs';
import http from 'node:http';
import pg from 'pg';
import { measure, median, type Case } from './harness.ts';
import { residentMiB } from './linux.ts';
import { scratchPostgres, startProduct, startYardstick } from './processes.ts';

const size = { groups: 2_000, units: 200 } as const;

/** The Handbook of an association with very many groups: a page of it, and the whole book in its three forms. */
export async function bench(): Promise<void> {
  const postgres = await scratchPostgres();
  const url = await postgres.urlOf('product');
  const product = await startProduct(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await prepare(client);
    const { pid } = product.child;
    const before = residentMiB(pid, 'VmRSS');
    const print = await read(product.port, '/handbook/print?on=');
    const peaks: string[] = [];
    for (const [path, atOnce] of [
      ['/handbook/print?on=', 1],
      ['/handbook/print?on=', 8],
      ['/handbook.json', 1],
      ['/handbook.csv', 1],
    ] as const) {
      forgetPeak(pid);
      await Promise.all(Array.from({ length: atOnce }, () => read(product.port, path)));
      peaks.push(`${residentMiB(pid, 'VmHWM')} MiB at ${path}, ${atOnce} at once`);
    }
    const yardstick = await startYardstick('handbook.ts', url, [String(print.bytes)]);
    const firsts: number[] = [];
    const waits: number[] = [];
    try {
      await measure('handbook', [
        aCase('first page', product.port, '/handbook?on='),
        {
          ...aCase('to print, the whole book', product.port, '/handbook/print?on='),
          product: async () => {
            const [whole, waited] = await whileAsking(product.port, () => read(product.port, '/handbook/print?on='));
            firsts.push(whole.firstMs);
            waits.push(waited);
            return whole.ms;
          },
          yardstick: async () => (await read(yardstick.port, '/')).ms,
        },
        aCase('JSON', product.port, '/handbook.json'),
        aCase('CSV', product.port, '/handbook.csv'),
      ]);
    } finally {
      await yardstick.kill();
    }
    console.log(
      `printed: ${print.bytes} bytes, the first after ${median(firsts).toFixed(0)} ms; ` +
        `meanwhile another reader waited for ${median(waits).toFixed(0)} ms at most (median of the runs)`,
    );
    console.log(`resident: ${before} MiB before all; then at most, one after the other: ${peaks.join('; ')}`);
  } finally {
    await client.end();
    await product.kill();
    await postgres.stop();
  }
}

const aCase = (name: string, port: number, path: string): Case => ({
  name,
  unit: 'ms',
  product: async () => (await read(port, path)).ms,
});

interface Read {
  readonly bytes: number;
  readonly firstMs: number;
  readonly ms: number;
}

function read(port: number, path: string): Promise<Read> {
  const sent = performance.now();
  let bytes = 0;
  let firstMs = 0;
  return new Promise((resolve, reject) => {
    http
      .get({ port, host: '127.0.0.1', path, agent: false }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`));
        answer.on('data', (chunk: Buffer) => {
          firstMs ||= performance.now() - sent;
          bytes += chunk.byteLength;
        });
        answer.on('end', () => resolve({ bytes, firstMs, ms: performance.now() - sent }));
        answer.on('error', reject);
      })
      .on('error', reject);
  });
}

/** Does the work, and tells how long the slowest of many small questions took meanwhile. */
async function whileAsking<T>(port: number, work: () => Promise<T>): Promise<[T, number]> {
  let isOver = false;
  let slowest = 0;
  const asking = (async () => {
    while (!isOver) slowest = Math.max(slowest, (await read(port, '/healthz')).ms);
  })();
  const done = await work();
  isOver = true;
  await asking;
  return [done, slowest];
}

/** Linux counts the peak from here. */
const forgetPeak = (pid: number | undefined) => fs.writeFileSync(`/proc/${pid}/clear_refs`, '5');

const sentence = 'Members who meet the same questions in every town, and answer them together instead of each alone. ';

/** Groups with a purpose of three paragraphs, two topics, two conveners, a former name and three terms; and units. */
async function prepare(client: pg.Client): Promise<void> {
  await client.query(`
    with opened as (
      insert into groups.registered_group
          (slug, name, purpose, participation, state, opened_on, ended_on, ended_code, policy_id, policy_version, liaison_name, registered_at)
        select 'made-' || n, 'Made Group for ' || md5(n::text), repeat('${sentence}', 4) || E'\\n\\n' || repeat('${sentence}', 5) || E'\\n\\n' || repeat('${sentence}', 3),
               'members', case when n % 4 = 0 then 'lapsed' else 'active' end, date '2015-01-01' + n,
               case when n % 4 = 0 then date '2025-01-01' end, case when n % 4 = 0 then 'term-over' end,
               'ala-mig', '2014', 'Delia Marchetti-Osei', '2026-01-01'
        from generate_series(1, ${size.groups}) n
        returning id, slug, number, opened_on
    ), addressed as (
      insert into groups.address (slug, group_id) select slug, id from opened
    ), named as (
      insert into groups.former_name (group_id, name, until_on) select id, 'Formerly ' || number, opened_on + 400 from opened
    ), filed as (
      insert into groups.topic (group_id, topic) select id, unnest('{literacy,equity}'::text[]) from opened
    ), led as (
      insert into groups.role (group_id, person, role, appointed_at, accepted_at, from_on)
        select id, (array(select id from roll.person order by id limit 300))[1 + (number * 2 + which) % 300], 'convener', '2026-01-01', '2026-01-01', opened_on
        from opened, generate_series(0, 1) which
    )
    insert into charters.term (group_id, policy_id, policy_version, from_on, until_on)
      select id, 'ala-mig', '2014', (opened_on + make_interval(years => 3 * which))::date, (opened_on + make_interval(years => 3 * which + 3))::date
      from opened, generate_series(0, 2) which;
    insert into units.unit (slug, name, acronym, kind, charge, founded_on, changed_at)
      select 'made-unit-' || n, 'Made Unit ' || md5(n::text), 'M' || n, 'round table', repeat('${sentence}', 3), '1990-01-01', '2026-01-01'
      from generate_series(1, ${size.units}) n;
    analyze;
  `);
}
