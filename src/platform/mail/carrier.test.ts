import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { seeing, type Database } from '../db/index.ts';
import { stampInstallation } from '../installation.ts';
import type { Log } from '../log/index.ts';
import { openCarrier, type Transport } from './carrier.ts';
import { composeLetter } from './letter.ts';
import { postLetter } from './outbox.ts';

const at = new Date('2026-11-23T12:00:00Z');
const silence = { error: () => {}, warn: () => {}, info: () => {} } as unknown as Log;
const opened = seeing<never>();
let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await stampInstallation(database.db, 'association', at);
});
afterAll(() => database.close());

const post = (once: string, secret = false) =>
  postLetter(
    { db: database.db, at },
    {
      once,
      kind: 'tests.letter',
      address: 'jordan@example.org',
      letter: composeLetter({ subject: once, greeting: 'Dear Jordan', lede: 'here it is.', speaks: 'Nobody speaks.' }),
      secret,
    },
  );
const letters = async () => {
  const { rows } = await sql<{ once: string; sent: boolean; failed: boolean; says: boolean }>`
    select once, sent_at is not null as sent, failed_at is not null as failed, parts is not null as says
    from platform.letter order by once
  `.execute(opened(database.db));
  await sql`delete from platform.letter`.execute(opened(database.db));
  return rows;
};
const carry = (transport: Transport) => openCarrier(database, transport, silence).carry(at);

test('a letter that cannot be drawn holds up none beside it', async () => {
  await post('one');
  await post('two');
  await sql`update platform.letter set parts = '{"greeting": 7}' where once = 'one'`.execute(opened(database.db));

  const left = await carry(async () => {});

  expect([left, (await letters()).map(({ once, sent }) => [once, sent])]).toEqual([
    1,
    [
      ['one', false],
      ['two', true],
    ],
  ]);
});

test('a secret goes when its letter has left, and when it is given up; other letters keep what they say', async () => {
  await post('open', false);
  await post('secret', true);
  await carry(async () => {});
  const sent = await letters();

  await post('open', false);
  await post('secret', true);
  await carry(() => Promise.reject(Object.assign(new Error('no such address'), { permanent: true })));

  expect(sent.map(({ says }) => says)).toEqual([true, false]);
  expect((await letters()).map(({ failed, says }) => [failed, says])).toEqual([
    [true, true],
    [true, false],
  ]);
});
