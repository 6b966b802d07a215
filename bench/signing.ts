import pg from 'pg';
import { measure, quantile } from './harness.ts';
import { openHotPetition, signedPerSecond, signersOf, type Signers } from './hot-petition.ts';
import { load } from './load.ts';
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
    const petition = await openHotPetition(client, members);
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
        return signedPerSecond(loaded);
      },
      yardstick: async () => signedPerSecond(await load({ port: yardstickPort, connections, requests, request: bare })),
    })),
  );
  for (const [connections, each] of times) {
    console.log(
      `${connections} at once: p50 ${quantile(each, 0.5).toFixed(1)} ms, p99 ${quantile(each, 0.99).toFixed(1)} ms`,
    );
  }
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
