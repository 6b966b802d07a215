import pg from 'pg';
import { measure, quantile } from './harness.ts';
import { postgresMiB, residentMiB } from './linux.ts';
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
    const [server, database] = [residentMiB(product.child.pid), postgresMiB(postgres.embedded.folder)];
    console.log(
      `resident after the bench: product ${server} MiB, its PostgreSQL ${database} MiB, both ${server + database} MiB`,
    );
  } finally {
    await client.end();
    await product.kill();
    await postgres.stop();
  }
}

/** A page that was kept is shown again for a second; one that is asked with a question is drawn anew each time. */
const ways = { kept: '', 'drawn anew': '?anew' } as const;

async function measurePages(
  product: number,
  yardstick: number,
  paths: Readonly<Record<string, string>>,
): Promise<void> {
  const times = new Map<string, number[]>();
  const read = (port: number, path: string, at: 1 | 32) =>
    load({
      port,
      connections: at,
      requests: requests[at],
      request: () => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`,
    });
  const aCase = (page: string, way: keyof typeof ways, at: 1 | 32) => {
    const name = `${page}, ${way}, ${at} at once`;
    return {
      name,
      unit: 'pages/s',
      moreIsBetter: true,
      product: async () => {
        const loaded = await read(product, `${paths[page]}${ways[way]}`, at);
        times.set(name, [...(times.get(name) ?? []), ...loaded.times]);
        return rateOf(loaded);
      },
      yardstick: async () => rateOf(await read(yardstick, `/${page}`, at)),
    };
  };
  const each = Object.keys(paths).flatMap((page) =>
    (['kept', 'drawn anew'] as const).flatMap((way) => connections.map((at) => aCase(page, way, at))),
  );
  await measure('pages', each);
  for (const [name, taken] of times)
    console.log(`${name}: p50 ${quantile(taken, 0.5).toFixed(1)} ms, p99 ${quantile(taken, 0.99).toFixed(1)} ms`);
}

function rateOf({ statuses, times, seconds }: Loaded): number {
  if (statuses.size !== 1 || !statuses.has(200)) throw new Error(`answers: ${JSON.stringify([...statuses])}`);
  return times.length / seconds;
}

/** The open petition with most signatures, and a group with conveners. */
export async function mostRead(client: pg.Client): Promise<{ petition: number; group: string }> {
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
