import pg from 'pg';
import { measure, quantile, type Case } from './harness.ts';
import { load } from './load.ts';
import { scratchPostgres, startProduct, startYardstick } from './processes.ts';

const size = { signatures: 5_000, consultations: 40, comments: 300 } as const;
const requests = { page: 60, pdf: 4 } as const;
const secret = 'bench-chair';

/** The dossier of a large case, as page and as PDF, read by the chair. */
export async function bench(): Promise<void> {
  const postgres = await scratchPostgres();
  const url = await postgres.urlOf('product');
  const product = await startProduct(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const petition = await prepare(client);
    const paths = { page: `/petitions/${petition}/dossier`, pdf: `/petitions/${petition}/dossier.pdf` };
    const bytes = Object.fromEntries(
      await Promise.all(
        Object.entries(paths).map(async ([name, path]) => [name, await bytesOf(product.port, path)] as const),
      ),
    );
    const yardstick = await startYardstick('dossier.ts', url, [String(petition), String(bytes['page'])]);
    try {
      await measure('dossier', casesOf(product.port, yardstick.port, paths));
    } finally {
      await yardstick.kill();
    }
    console.log(`${JSON.stringify(size)}; page ${bytes['page']} bytes, PDF ${bytes['pdf']} bytes`);
  } finally {
    await client.end();
    await product.kill();
    await postgres.stop();
  }
}

function casesOf(product: number, yardstick: number, paths: Readonly<Record<'page' | 'pdf', string>>): Case[] {
  const timed = (kind: 'page' | 'pdf', part: number): Case => ({
    name: `${kind}, ${part === 0.5 ? 'p50' : 'p95'}`,
    unit: 'ms',
    product: async () => quantile(await timesOf(product, paths[kind], requests[kind]), part),
    yardstick: async () => quantile(await timesOf(yardstick, `/${kind}`, requests[kind]), part),
  });
  return [timed('page', 0.95), timed('page', 0.5), timed('pdf', 0.5)];
}

const asked = (port: number, path: string) =>
  `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: folkmoot=${secret}\r\n\r\n`;

async function timesOf(port: number, path: string, count: number): Promise<readonly number[]> {
  const loaded = await load({ port, connections: 1, requests: count, request: () => asked(port, path) });
  if (loaded.statuses.get(200) !== count) throw new Error(`answers: ${JSON.stringify([...loaded.statuses])}`);
  return loaded.times;
}

async function bytesOf(port: number, path: string): Promise<number> {
  const headers = { cookie: `folkmoot=${secret}` };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.arrayBuffer()).byteLength;
}

const sentence =
  'Libraries that serve newcomers meet the same questions in every town, and answer them alone each time. ';

/** The case that stands on the docket of the example, grown; and a session of the chair of its committee. */
async function prepare(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `select id from charters.petition where state = 'docketed' order by id limit 1`,
  );
  const petition = rows[0]!.id;
  await client.query(`
    insert into platform.web_session (token_hash, person, opened_at, expires_at, confirmed_at)
      select sha256(convert_to('${secret}', 'UTF8')), post.person, '2026-01-01', '2099-01-01', '2026-01-01'
      from units.post join units.unit on unit.id = post.unit
      where unit.name = 'Committee on Organization' and office = 'chair' and until_on is null;
    insert into charters.signature (petition, member, signed_at, text_sha256, class)
      select ${petition}, -n, '2026-06-01', repeat('0', 64), 'REG' from generate_series(1, ${size.signatures}) n;
    insert into charters.verdict (signature, petition, at_signing, at_filing, result)
      select id, petition, '{}', '{}', 'counts' from charters.signature where petition = ${petition} and member < 0;
    update charters.certificate set signed = signed + ${size.signatures}, valid = valid + ${size.signatures} where petition = ${petition};
    insert into charters.consultation
        (petition, unit, touched, question, asked_by, asked_at, answer_by, position, reasons, replier_name, replier_office, replied_at)
      select ${petition}, (array(select id from units.unit order by id))[1 + n % 40], '{literacy,outreach}', 'Does it touch you?',
             gen_random_uuid(), '2026-10-01', '2026-10-30', 'coordinate', repeat('${sentence}', 4), 'Rosa Replier', 'chair', '2026-10-08'
      from generate_series(1, ${size.consultations}) n;
    insert into charters.circulation (petition, begun_at, closed_at) values (${petition}, '2026-02-01', '2026-03-01') on conflict do nothing;
    insert into charters.circulated_version (petition, number, title, purpose, open_to, topics, circulated_at)
      select id, n, title, purpose, open_to, '{}', '2026-02-01' from charters.petition, generate_series(1, 2) n where id = ${petition}
      on conflict do nothing;
    insert into charters.comment (petition, version, paragraph, person, body, made_at, answer, answer_line, taken_up_in, answered_at)
      select ${petition}, 1, 1 + n % 3, (array(select id from roll.person order by id limit 300))[n], repeat('${sentence}', 5),
             '2026-02-02', 'taken-up', '${sentence}', 2, '2026-02-03'
      from generate_series(1, ${size.comments}) n;
    analyze;
  `);
  return petition;
}
