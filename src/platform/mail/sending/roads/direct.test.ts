import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { performer, theSystem } from '../../../act/index.ts';
import { seeing, type Database } from '../../../db/index.ts';
import { silence } from '../../../log/index.ts';
import { testDatabase } from '../../../../testing/index.ts';
import { openSender, postMailing } from '../index.ts';
import { directRoads } from './direct.ts';
import { exchangesOf } from './exchanges.ts';

const start = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
let database: Database;
let at: Date;
let server: SMTPServer;
let port: number;
/** Who came, and whether over TLS. */
let arrived: [to: string, isSecure: boolean][];
let largest: number;
let pauseMs: number;
/** What the DNS has under a name and a type; it knows nothing else, and is away for `silent.example`. */
let zone: Record<string, unknown[]>;

const dns = (async (name: string, type: string) => {
  if (name === 'silent.example') throw Object.assign(new Error('away'), { code: 'ETIMEOUT' });
  const found = zone[`${name} ${type}`];
  if (!found) throw Object.assign(new Error('nothing'), { code: 'ENOTFOUND' });
  return found;
}) as never;

async function listen(options: object): Promise<void> {
  let open = 0;
  server = new SMTPServer({
    disabledCommands: ['AUTH'],
    closeTimeout: 100,
    logger: false,
    onConnect: (_, done) => ((largest = Math.max(largest, (open += 1))), done()),
    onClose: () => void (open -= 1),
    onData: (stream, { envelope, secure }, done) =>
      void text(stream).then(() => {
        arrived.push([envelope.rcptTo[0]!.address, secure]);
        setTimeout(done, pauseMs);
      }),
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.server.address() as AddressInfo).port;
}

beforeEach(async () => {
  database = await testDatabase();
  [at, arrived, largest, pauseMs] = [start, [], 0, 20];
  zone = {
    'two.example MX': [
      { exchange: 'b.example', priority: 20 },
      { exchange: 'a.example', priority: 10 },
    ],
    'a.example A': ['127.0.0.9'],
    'b.example A': ['127.0.0.1'],
    'bare.example A': ['127.0.0.1'],
    'null.example MX': [{ exchange: '', priority: 0 }],
    'down.example A': ['127.0.0.9'],
  };
  await listen({});
});
afterEach(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await database.close();
});

async function post(addresses: readonly string[], once = 'test'): Promise<void> {
  await performer(database, 'America/Chicago')(theSystem(start), (act) =>
    postMailing(
      act,
      {
        once,
        kind: 'test',
        audience: 'list 1',
        head: 'Subject: A\r\n',
        personalHead: '',
        body: Buffer.from('.\r\n'),
      },
      sql`select address, gen_random_uuid() as person from unnest(${addresses}::text[]) as address`,
    ),
  );
}

function openSending() {
  const roads = directRoads({
    dns,
    ourName: 'lists.example.org',
    port,
    mayReach: (address) => address.startsWith('127.'),
  });
  const sender = openSender({
    database,
    roads,
    key: () => Buffer.alloc(32, 1),
    domain: 'lists.example.org',
    now: () => at,
    log: silence,
  });
  return {
    send: () => sender.send(),
    async close() {
      await sender.close();
      roads.close();
    },
  };
}

async function send(addresses: readonly string[], times: readonly number[] = [0]): Promise<void> {
  await post(addresses);
  const sending = openSending();
  for (const minutes of times) {
    at = new Date(start.getTime() + minutes * 60_000);
    await sending.send();
  }
  await sending.close();
}

async function ledger() {
  const { rows } = await sql<{ address: string; state: string; attempts: number; answer: string }>`
    select address, attempts, answer, case when sent_at is not null then 'sent' when failed_at is not null then 'failed' else 'waits' end as state
    from platform.delivery order by address`.execute(opened(database.db));
  return rows.map(({ address, state, attempts, answer }) => [address, state, attempts, answer.slice(0, 30)]);
}

test('mail goes to the MX that answers, or to the machine of the name, and a domain without either takes none', async () => {
  await send(['a@two.example', 'b@bare.example', 'c@null.example', 'd@nowhere.example', 'e@silent.example']);

  const { rows: bounced } = await sql<{
    address: string;
    status: string;
  }>`select address, status from platform.bounce order by address`.execute(opened(database.db));
  expect(await ledger()).toEqual([
    ['a@two.example', 'sent', 1, expect.stringMatching(/^250/)],
    ['b@bare.example', 'sent', 1, expect.stringMatching(/^250/)],
    ['c@null.example', 'failed', 1, '556 5.1.10 the domain takes no'],
    ['d@nowhere.example', 'failed', 1, '550 5.1.2 the domain takes no '],
    ['e@silent.example', 'waits', 1, 'the DNS does not answer for th'],
  ]);
  expect(bounced).toEqual([
    { address: 'c@null.example', status: '5.1.10' },
    { address: 'd@nowhere.example', status: '5.1.2' },
  ]);
});

test('a domain whose servers are away is tried by few copies, the others wait uncounted, and no other domain waits for it', async () => {
  const away = Array.from({ length: 30 }, (_, index) => `r${index}@down.example`);
  await send([...away, 'b@bare.example'], [0, 0.5, 1]);

  const rows = await ledger();
  const tried = rows.slice(1).map(([, , attempts]) => Number(attempts));
  expect(rows[0]!.slice(0, 3)).toEqual(['b@bare.example', 'sent', 1]);
  expect(new Set(rows.slice(1).map(([, state]) => state))).toEqual(new Set(['waits']));
  expect(Math.max(...tried)).toBeLessThanOrEqual(2);
  expect(tried.filter((attempts) => attempts === 0).length).toBeGreaterThanOrEqual(20);
  expect(tried.filter((attempts) => attempts > 0).length).toBeGreaterThanOrEqual(1);
});

test('thousands for a domain that never answers keep nobody else waiting, and each of them arrives once it does', async () => {
  const others = Array.from({ length: 20 }, (_, index) => `r${index}05@bare.example`);
  const slow = Array.from({ length: 2_100 }, (_, index) => `r${index}@mute.example`);
  zone['mute.example A'] = ['127.0.0.3'];
  pauseMs = 0;
  const calls: Socket[] = [];
  const mute = createServer((socket) => void calls.push(socket.on('error', () => {})));
  await new Promise<void>((resolve) => mute.listen(port, '127.0.0.3', resolve));
  await post([...slow, ...others]);
  const sending = openSending();

  const underWay = sending.send();
  await until(() => arrived.length === others.length);
  await post(['later@bare.example'], 'second');
  await until(() => arrived.length === others.length + 1);
  const before = arrived.map(([to]) => to);
  await new Promise((resolve) => mute.close(resolve) && calls.forEach((call) => call.destroy()));
  await underWay;
  await sending.close();
  zone['mute.example A'] = ['127.0.0.1'];
  at = new Date(start.getTime() + 10 * 60_000);
  const restarted = openSending();
  await restarted.send();
  await restarted.close();

  expect(before.toSorted()).toEqual([...others, 'later@bare.example'].toSorted());
  expect(arrived.map(([to]) => to).toSorted()).toEqual([...slow, ...before].toSorted());
  const { rows: left } = await sql`select from platform.bundle`.execute(opened(database.db));
  expect([new Set((await ledger()).map(([, state]) => state)), left.length]).toEqual([new Set(['sent']), 0]);
});

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries === 400) throw new Error('it did not come to pass within ten seconds');
    await pause(25);
  }
}

test('what is put off for five days has failed, tried or not', async () => {
  await send(['a@down.example', 'b@down.example', 'c@down.example'], [0, 6 * 24 * 60]);

  expect((await ledger()).map(([, state]) => state)).toEqual(['failed', 'failed', 'failed']);
});

test('a domain gets at most five connections', async () => {
  await send(Array.from({ length: 60 }, (_, index) => `r${index}@bare.example`));

  expect(arrived.length).toBe(60);
  expect(largest).toBe(5);
});

test('TLS is used where it is offered, whatever its certificate, and where it does not work mail goes without', async () => {
  await send(['a@bare.example']);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await listen({ minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256', maxVersion: 'TLSv1.2' });
  await sql`delete from platform.mailing`.execute(opened(database.db));
  await send(['b@bare.example']);

  expect(arrived).toEqual([
    ['a@bare.example', true],
    ['b@bare.example', false],
  ]);
});

test('nobody’s MX leads into a house', async () => {
  zone['inner.example MX'] = [{ exchange: 'relay.inner.example', priority: 1 }];
  zone['relay.inner.example A'] = ['10.0.0.25', '127.0.0.1', '169.254.169.254', '192.0.2.7'];
  zone['relay.inner.example AAAA'] = ['::1', 'fd00::1', '::ffff:127.0.0.1', '2001:db8::7'];

  expect((await exchangesOf(dns, 'inner.example')).map(({ address }) => address)).toEqual(['2001:db8::7', '192.0.2.7']);
  await expect(exchangesOf(dns, 'down.example')).rejects.toThrow('no server of the domain');
});
