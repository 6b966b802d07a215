import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { performer } from '../../act/index.ts';
import { seeing, type Database } from '../../db/index.ts';
import { silence } from '../../log/index.ts';
import { testDatabase } from '../../../testing/index.ts';
import { incomingDailies, openHanding, type MailClaim } from './index.ts';
import { keepIncoming, nextWaiting } from './store.ts';

const start = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
let database: Database;
let taken: string[];
let refuses: boolean;

beforeEach(async () => {
  database = await testDatabase();
  [taken, refuses] = [[], false];
});
afterEach(() => database.close());

const claim: MailClaim = {
  name: 'test.lists',
  claims: async () => true,
  read: async (mail) => async () => {
    if (refuses) throw new Error('not now');
    taken.push(mail.raw.toString());
  },
};

const handing = () =>
  openHanding({
    database,
    perform: performer(database, 'America/Chicago'),
    claims: [claim],
    log: silence,
    authservId: null,
  });

const come = (raw: string, receivedAt = start) =>
  keepIncoming(
    database.db,
    { receivedAt, raw: Buffer.from(raw), envelopeFrom: '', clientAddress: null, clientName: '', isFromPeer: false },
    [{ address: 'tools@lists.example.org', claim: 'test.lists' }],
  );

test('what a process held when it died is free at once, and after a second death a while later', async () => {
  await come('one');
  const hands = handing();
  const dead = 7;

  const held = [
    (await nextWaiting(database.db, dead, start))?.attempts,
    (await nextWaiting(database.db, dead, start))?.attempts,
    await nextWaiting(database.db, dead, start),
  ];
  const handed = [await hands.hand(start), await hands.hand(later(1))];
  await hands.close();

  expect([held, handed, taken]).toEqual([[1, 2, undefined], [0, 1], ['one']]);
});

test('what a living process holds is left to it', async () => {
  await come('one');
  const alive = await database.connection();
  await alive.query('select pg_advisory_lock(1835100524, 7)');
  await nextWaiting(database.db, 7, start);
  const hands = handing();

  const whileAlive = await hands.hand(later(60));
  await alive.query('select pg_advisory_unlock(1835100524, 7)');
  alive.release();
  const then = await hands.hand(later(60));
  await hands.close();

  expect([whileAlive, then]).toEqual([0, 1]);
});

test('what cannot be taken waits, and the others go on', async () => {
  await come('one');
  refuses = true;
  const hands = handing();

  await hands.hand(start);
  refuses = false;
  await come('two');
  const handed = [await hands.hand(start), await hands.hand(later(2))];
  await hands.close();

  expect([handed, taken]).toEqual([
    [1, 1],
    ['two', 'one'],
  ]);
});

test('bytes are forgotten two weeks after a message was handed over, and the message after ninety days', async () => {
  const days = (count: number) => later(count * 24 * 60);
  await come('handed');
  const hands = handing();
  await hands.hand(start);
  await hands.close();
  await come('waits');
  const [daily] = incomingDailies;
  const left = async (at: Date) => {
    await daily!.run({ subject: '', at, db: database.db, perform: performer(database, 'America/Chicago') });
    const { rows } = await sql<{ raw: string | null }>`
      select convert_from(raw, 'UTF8') as raw from platform.incoming_mail order by id`.execute(opened(database.db));
    return rows.map(({ raw }) => raw);
  };

  expect([await left(days(13)), await left(days(15)), await left(days(91))]).toEqual([
    ['handed', 'waits'],
    [null, 'waits'],
    ['waits'],
  ]);
});
