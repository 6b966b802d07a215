import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { performer, theSystem } from '../../act/index.ts';
import { seeing, type Database } from '../../db/index.ts';
import { silence } from '../../log/index.ts';
import { testDatabase } from '../../../testing/index.ts';
import { openSender, postMailing, stopMailing } from './index.ts';
import { relayRoads } from './roads/relay.ts';
import { serverOf } from './roads/server.ts';
import type { Roads } from './roads/road.ts';

const start = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
let database: Database;
let at: Date;
/** How many outcomes were on disk when a message had come. */
let onDisk: number[];
let arrived: { from: string; to: string; raw: string }[];
/** What the server answers to an address; it takes all others. */
let refusals: Map<string, number>;
/** Called when a message has come, before it is taken. */
let onArrival: () => Promise<void>;
let server: SMTPServer;
let roads: Roads | undefined;
const portOf = (each: SMTPServer) => (each.server.address() as AddressInfo).port;

beforeEach(async () => {
  database = await testDatabase();
  [at, arrived, refusals, onDisk, roads] = [start, [], new Map(), [], undefined];
  onArrival = async () => {};
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    logger: false,
    onRcptTo({ address }, _, done) {
      const responseCode = refusals.get(address);
      done(responseCode ? Object.assign(new Error('not now, or never'), { responseCode }) : null);
    },
    onData(stream, { envelope }, done) {
      const coming = text(stream).then(async (raw) => {
        onDisk.push((await ledger()).filter(([, state]) => state !== 'waits').length);
        arrived.push({
          from: String(envelope.mailFrom && envelope.mailFrom.address),
          to: envelope.rcptTo[0]!.address,
          raw,
        });
        await onArrival();
        done();
      });
      // A sender that thinks better of it breaks off.
      coming.catch(done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  roads?.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await database.close();
});

const sender = (places = 20) =>
  openSender({
    database,
    roads: (roads = relayRoads(serverOf(`smtp://127.0.0.1:${portOf(server)}`)!, 'lists.example.org', places)),
    key: () => Buffer.alloc(32, 1),
    domain: 'lists.example.org',
    now: () => at,
    log: silence,
  });

async function post(addresses: readonly string[], body = 'Who brings a whetstone?\r\n'): Promise<void> {
  await performer(database, 'America/Chicago')(theSystem(at), (act) =>
    postMailing(
      act,
      {
        once: `test ${addresses.join()}`,
        kind: 'test',
        audience: 'list 1',
        head: 'Subject: Sharpening\r\n',
        personalHead: 'X-Personal: {personal}\r\n',
        body: Buffer.from(body),
      },
      sql`select address, gen_random_uuid() as person from unnest(${addresses}::text[]) as address`,
    ),
  );
}

async function ledger(): Promise<[address: string, state: string, attempts: number][]> {
  const { rows } = await sql<{ address: string; state: string; attempts: number }>`
    select address, attempts, case when sent_at is not null then 'sent' when failed_at is not null then 'failed' else 'waits' end as state
    from platform.delivery order by address`.execute(opened(database.db));
  return rows.map(({ address, state, attempts }) => [address.toLowerCase(), state, attempts]);
}

test('every copy has a return address and a token of its own, and the body is the same to the byte', async () => {
  await post(['ada@example.org', 'ben@example.org', 'ADA@example.org'], 'Line\r\n.dot\r\n..dots\r\n.\r\n');
  const sending = sender();

  const left = await sending.send();
  await sending.close();

  const personal = arrived.map(({ raw }) => /X-Personal: (\S+)/.exec(raw)?.[1]);
  expect(left).toBe(2);
  expect(await ledger()).toEqual([
    ['ada@example.org', 'sent', 1],
    ['ben@example.org', 'sent', 1],
  ]);
  expect(new Set(arrived.map(({ from }) => from)).size).toBe(2);
  expect(new Set(personal).size).toBe(2);
  expect(arrived.map(({ raw }) => raw.slice(raw.indexOf('\r\n\r\n') + 4))).toEqual(
    Array.from({ length: 2 }, () => 'Line\r\n.dot\r\n..dots\r\n.\r\n'),
  );
});

test('what is refused for good has failed, what is refused for now waits, and the connection goes on', async () => {
  await post(['a@example.org', 'b@example.org', 'c@example.org', 'not an address']);
  refusals = new Map([
    ['a@example.org', 550],
    ['b@example.org', 451],
  ]);
  const sending = sender();

  await sending.send();
  const first = await ledger();
  refusals.clear();
  at = new Date(start.getTime() + 59_000);
  await sending.send();
  const soon = await ledger();
  at = new Date(start.getTime() + 60_000);
  await sending.send();
  await sending.close();

  expect(first).toEqual([
    ['a@example.org', 'failed', 1],
    ['b@example.org', 'waits', 1],
    ['c@example.org', 'sent', 1],
    ['not an address', 'failed', 1],
  ]);
  expect(soon).toEqual(first);
  expect((await ledger())[1]).toEqual(['b@example.org', 'sent', 2]);
});

test('a connection sends its next copy when the last outcome is on disk, refusals in between or not', async () => {
  await post(['a@example.org', 'b@example.org', 'c@example.org', 'd@example.org', 'e@example.org', 'f@example.org']);
  refusals = new Map([
    ['b@example.org', 550],
    ['c@example.org', 550],
    ['e@example.org', 421],
  ]);
  const sending = sender(1);

  await sending.send();
  await sending.close();

  const refused = arrived.map(({ to }) => 'abcdef'.indexOf(to[0]!));
  expect(onDisk).toEqual(refused);
  expect(refused).toEqual([0, 3]);
  expect(await ledger()).toEqual([
    ['a@example.org', 'sent', 1],
    ['b@example.org', 'failed', 1],
    ['c@example.org', 'failed', 1],
    ['d@example.org', 'sent', 1],
    ['e@example.org', 'waits', 1],
    ['f@example.org', 'waits', 0],
  ]);
});

test('after five days of refusals a copy has failed', async () => {
  await post(['b@example.org']);
  refusals.set('b@example.org', 451);
  const sending = sender();
  for (const days of [0, 4.9, 5.1]) {
    at = new Date(start.getTime() + days * 86_400_000);
    await sending.send();
  }
  await sending.close();

  expect(await ledger()).toEqual([['b@example.org', 'failed', 3]]);
});

test('a message that is taken back while it leaves reaches nobody from the next second on', async () => {
  const addresses = ['a@example.org', 'b@example.org', 'c@example.org', 'd@example.org', 'e@example.org'];
  await post(addresses);
  onArrival = async () => {
    await stopMailing({ db: database.db, at }, `test ${addresses.join()}`);
    at = new Date(at.getTime() + 1_000);
  };
  const sending = sender(1);

  await sending.send();
  await sending.close();

  // The second was on its way already.
  expect((await ledger()).map(([, state]) => state)).toEqual(['sent', 'sent', 'failed', 'failed', 'failed']);
});

test('what a sender held when it died is free at once, and what a living one holds is not', async () => {
  await post(['a@example.org']);
  await sql`update platform.bundle set held_by = 7`.execute(opened(database.db));
  await post(['b@example.org']);
  const alive = await database.connection();
  await alive.query('select pg_advisory_lock(1835100524, 7)');
  const sending = sender();

  await sending.send();
  const whileAlive = await ledger();
  await alive.query('select pg_advisory_unlock(1835100524, 7)');
  alive.release();
  await sending.send();
  await sending.close();

  expect(whileAlive.map(([, state]) => state)).toEqual(['waits', 'sent']);
  expect((await ledger()).map(([, state]) => state)).toEqual(['sent', 'sent']);
});

test('while the server is away nothing is tried, and no attempt is counted', async () => {
  await post(['a@example.org']);
  const sending = sender();
  const port = portOf(server);
  await new Promise<void>((resolve) => server.close(() => resolve()));

  const left = [await sending.send(), await sending.send()];
  const meanwhile = await ledger();
  server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'], closeTimeout: 100, logger: false });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  at = new Date(start.getTime() + 5_000);
  left.push(await sending.send());
  await sending.close();

  expect(left).toEqual([0, 0, 1]);
  expect(meanwhile).toEqual([['a@example.org', 'waits', 0]]);
});
