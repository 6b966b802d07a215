import pg from 'pg';
import { measure, quantile } from './harness.ts';
import { load, type Loaded } from './load.ts';
import { scratchPostgres, startProduct, startYardstick, type Listening } from './processes.ts';

const sizes = [
  { signers: 1, requests: 300 },
  { signers: 8, requests: 1_600 },
  { signers: 32, requests: 3_200 },
] as const;
const members = 60_000;
const kills = 5;

/** One hot petition, signed over HTTP by members who have signed in; every acceptance is durable. */
export async function bench(): Promise<void> {
  const postgres = await scratchPostgres();
  const url = await postgres.urlOf('product');
  let product = await startProduct(url);
  const yardstick = await startYardstick('signing.ts', await postgres.urlOf('yardstick'));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const petition = await prepare(client);
    const signers = signersOf(petition);
    await measureSigning(() => product.port, yardstick.port, signers);
    product = await killAndRestart(product, url, signers);
    await tellLosses(client, petition, signers.accepted);
  } finally {
    await client.end();
    await yardstick.kill();
    await product.kill();
    await postgres.stop();
  }
}

interface Signers {
  /** Lets so many more members sign, over so many connections. */
  sign(port: number, connections: number, requests: number): Promise<Loaded>;
  /** The numbers of those whose signature was accepted. */
  readonly accepted: number[];
}

/** Members who have not signed yet, in turn. */
function signersOf(petition: number): Signers {
  let next = 0;
  const accepted: number[] = [];
  return {
    accepted,
    async sign(port, connections, requests) {
      const first = next;
      next += requests;
      const request = (number: number) => signing(port, petition, first + number);
      const loaded = await load({ port, connections, requests, request });
      for (const { request: number, status } of loaded.answered) if (status === 303) accepted.push(first + number);
      return loaded;
    },
  };
}

async function measureSigning(productPort: () => number, yardstickPort: number, signers: Signers): Promise<void> {
  const times = new Map<number, number[]>();
  const bare = (number: number) => `POST /${number} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 0\r\n\r\n`;
  await measure(
    'signing',
    sizes.map(({ signers: connections, requests }) => ({
      name: `${connections} at once`,
      unit: 'signatures/s',
      moreIsBetter: true,
      product: async () => {
        const loaded = await signers.sign(productPort(), connections, requests);
        times.set(connections, [...(times.get(connections) ?? []), ...loaded.times]);
        return rateOf(loaded);
      },
      yardstick: async () => rateOf(await load({ port: yardstickPort, connections, requests, request: bare })),
    })),
  );
  for (const [connections, each] of times) {
    console.log(
      `${connections} at once: p50 ${quantile(each, 0.5).toFixed(1)} ms, p99 ${quantile(each, 0.99).toFixed(1)} ms`,
    );
  }
}

function rateOf(loaded: Loaded): number {
  const others = [...loaded.statuses].filter(([status]) => status !== 303);
  if (others.length > 0) throw new Error(`answers other than 303: ${JSON.stringify(others)}`);
  return loaded.times.length / loaded.seconds;
}

/** Members with open web sessions whose secret is their number, and a petition that is open for signature. */
async function prepare(client: pg.Client): Promise<number> {
  await client.query(`
    insert into roll.person (id, name, email, came_at) select md5('person' || n)::uuid, '', null, '2026-01-01' from generate_series(0, ${members - 1}) n;
    insert into roll.member (number, first_name, last_name, email, email_key, joined_on, person)
      select 'B' || n, 'Bench', 'Number ' || n, 'b' || n || '@example.org', 'b' || n || '@example.org', '2020-01-01', md5('person' || n)::uuid from generate_series(0, ${members - 1}) n;
    insert into roll.standing (member, from_on, class, paid_through) select id, '2020-01-01', 'REG', '2099-12-31' from roll.member where number like 'B%';
    insert into platform.web_session (token_hash, person, opened_at, expires_at, confirmed_at)
      select sha256(convert_to('bench' || n, 'UTF8')), md5('person' || n)::uuid, '2026-01-01', '2099-01-01', '2026-01-01' from generate_series(0, ${members - 1}) n;
    analyze;
  `);
  const { rows } = await client.query<{ id: number }>(`
    insert into charters.petition (kind, policy_id, policy_version, state, title, purpose, edited_at, begun_by, begun_at, frozen_at, text_sha256, needed, opened_at, closes_at)
    values ('establish', 'ala-mig', '2014', 'signing', 'A hot petition', 'For the bench.', '2026-01-01', md5('person0')::uuid, '2026-01-01', '2026-01-01', repeat('0', 64), 100, '2026-01-01', '2099-01-01')
    returning id`);
  return rows[0]!.id;
}

function signing(port: number, petition: number, signer: number): string {
  const body = 'shown=no';
  return `POST /petitions/${petition}/signatures HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: folkmoot=bench${signer}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

/** Kills the server five times in the middle of a load, and starts it again. */
async function killAndRestart(product: Listening, url: string, signers: Signers): Promise<Listening> {
  let running = product;
  for (let kill = 0; kill < kills; kill += 1) {
    const { port } = running;
    const loading = signers.sign(port, 8, 1_000);
    await new Promise((resolve) => setTimeout(resolve, 150 + kill * 60));
    await running.kill('SIGKILL');
    await loading;
    running = await startProduct(url, port);
  }
  return running;
}

async function tellLosses(client: pg.Client, petition: number, accepted: readonly number[]): Promise<void> {
  const { rows } = await client.query<{ number: string; count: number }>(
    `select member.number, count(*)::integer as count from charters.signature join roll.member on member.id = signature.member where petition = $1 and withdrawn_at is null group by 1`,
    [petition],
  );
  const kept = new Map(rows.map(({ number, count }) => [number, count]));
  const lost = accepted.filter((signer) => !kept.has(`B${signer}`)).length;
  const doubled = rows.filter(({ count }) => count > 1).length;
  console.log(
    `killed ${kills} times: ${accepted.length} accepted, ${rows.length} kept, ${lost} lost, ${doubled} doubled`,
  );
  console.log(
    JSON.stringify({
      bench: 'signing',
      case: `lost or doubled over ${kills} kills`,
      figure: lost + doubled,
      unit: 'signatures',
      yardstick: null,
      ratio: null,
    }),
  );
}
