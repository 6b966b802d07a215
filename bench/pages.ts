import fs from 'node:fs';
import pg from 'pg';
import { measure, quantile } from './harness.ts';
import { load, type Loaded } from './load.ts';
import { scratchPostgres, startProduct, startYardstick } from './processes.ts';

const connections = [1, 32] as const;
const requests = { 1: 300, 32: 1_200 } as const;

/** The four pages that are read most, against bare pages of the same rows and as many bytes. */
export async function bench(): Promise<void> {
  const postgres = await scratchPostgres();
  const url = await postgres.urlOf('product');
  const product = await startProduct(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { petition, group } = await mostRead(client);
    const paths = { home: '/', directory: '/groups', petition: `/petitions/${petition}`, group: `/groups/${group}` };
    const sizes = await sizesOf(product.port, paths);
    const yardstick = await startYardstick('pages.ts', url, [JSON.stringify(sizes), String(petition), group]);
    try {
      await measurePages(product.port, yardstick.port, paths);
    } finally {
      await yardstick.kill();
    }
    console.log(`resident after the bench: product ${residentMiB(product.child.pid)} MiB`);
  } finally {
    await client.end();
    await product.kill();
    await postgres.stop();
  }
}

async function measurePages(
  product: number,
  yardstick: number,
  paths: Readonly<Record<string, string>>,
): Promise<void> {
  const times = new Map<string, number[]>();
  const get = (port: number, path: string) => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`;
  const cases = Object.entries(paths).flatMap(([name, path]) =>
    connections.map((at) => ({
      name: `${name}, ${at} at once`,
      unit: 'pages/s',
      moreIsBetter: true,
      product: async () => {
        const loaded = await load({
          port: product,
          connections: at,
          requests: requests[at],
          request: () => get(product, path),
        });
        times.set(`${name}, ${at} at once`, [...(times.get(`${name}, ${at} at once`) ?? []), ...loaded.times]);
        return rateOf(loaded);
      },
      yardstick: async () =>
        rateOf(
          await load({
            port: yardstick,
            connections: at,
            requests: requests[at],
            request: () => get(yardstick, `/${name}`),
          }),
        ),
    })),
  );
  await measure('pages', cases);
  for (const [name, each] of times)
    console.log(`${name}: p50 ${quantile(each, 0.5).toFixed(1)} ms, p99 ${quantile(each, 0.99).toFixed(1)} ms`);
}

function rateOf({ statuses, times, seconds }: Loaded): number {
  if (statuses.size !== 1 || !statuses.has(200)) throw new Error(`answers: ${JSON.stringify([...statuses])}`);
  return times.length / seconds;
}

/** The open petition with most signatures, and a group with conveners. */
async function mostRead(client: pg.Client): Promise<{ petition: number; group: string }> {
  const petitions = await client.query<{ id: number }>(
    `select id from charters.petition where state = 'signing' order by (select count(*) from charters.signature where petition = petition.id) desc limit 1`,
  );
  const groups = await client.query<{ slug: string }>(
    `select slug from groups.registered_group where state = 'active' order by number limit 1`,
  );
  return { petition: petitions.rows[0]!.id, group: groups.rows[0]!.slug };
}

async function sizesOf(port: number, paths: Readonly<Record<string, string>>): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const [name, path] of Object.entries(paths))
    sizes[name] = (await (await fetch(`http://127.0.0.1:${port}${path}`)).arrayBuffer()).byteLength;
  return sizes;
}

function residentMiB(pid: number | undefined): number {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
