import { generateKeyPairSync } from 'node:crypto';
import { resolve } from 'node:dns/promises';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { dkimVerify } from 'mailauth';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { performer, theSystem } from '../../act/index.ts';
import { seeing, type Database } from '../../db/index.ts';
import { stampInstallation } from '../../installation.ts';
import { silence } from '../../log/index.ts';
import { testDatabase } from '../../../testing/index.ts';
import {
  composeLetter,
  openCarrier,
  openLetterPost,
  openSender,
  openSigner,
  postLetter,
  postMailing,
  publicRecords,
  returnedBy,
  openRoads,
} from '../index.ts';

const at = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
const key = () => Buffer.alloc(32, 1);
const pem = (type: 'rsa' | 'ed25519') =>
  (type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519')).privateKey
    .export({ format: 'pem', type: 'pkcs8' })
    .toString();
const keys = [
  { selector: 'r', privateKey: pem('rsa') },
  { selector: 'e', privateKey: pem('ed25519') },
];
let database: Database;
let server: SMTPServer;
let arrived: { from: string; to: string; raw: string }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await stampInstallation(database.db, 'association', at);
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    logger: false,
    onRcptTo({ address }, _, done) {
      done(address.startsWith('gone') ? Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }) : null);
    },
    onData(stream, { envelope }, done) {
      void text(stream).then((raw) => {
        arrived.push({
          from: String(envelope.mailFrom && envelope.mailFrom.address),
          to: envelope.rcptTo[0]!.address,
          raw,
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await database.close();
});

const roads = () =>
  openRoads(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, {
    dns: resolve,
    ourName: 'lists.example.org',
  });

const out = () => ({
  roads: roads(),
  key,
  domain: 'lists.example.org',
  signer: openSigner('lists.example.org', keys),
  now: () => at,
});

/** As whoever gets it checks it, by the records that we publish. */
async function results(raw: string): Promise<string[]> {
  const records = new Map(publicRecords('lists.example.org', keys).map(({ name, text: says }) => [name, says]));
  const resolver = async (name: string) => [[records.get(name) ?? '']];
  const { results: found } = await dkimVerify(Buffer.from(raw), { resolver, curTime: at } as never);
  return found.map(({ selector, status }) => `${String(selector)} ${String(status.result)}`);
}

async function bounces() {
  const { rows } = await sql<{ address: string; kind: string; status: string }>`
    delete from platform.bounce returning address, kind, status`.execute(opened(database.db));
  return rows;
}

test('copies are signed with what is theirs alone, and an address that is refused for good counts against itself', async () => {
  arrived = [];
  const sender = openSender({ ...out(), database, log: silence });
  await performer(database, 'America/Chicago')(theSystem(at), (act) =>
    postMailing(
      act,
      {
        once: 'one',
        kind: 'test',
        audience: 'list 1',
        head: 'From: tools@lists.example.org\r\nSubject: Sharpening\r\nX-Odd: \xe9\r\n',
        personalHead:
          'List-Unsubscribe: <https://example.org/{personal}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n',
        body: Buffer.from('.dot\r\n\r\nWho brings a whetstone?\r\n\r\n'),
      },
      sql`select address, gen_random_uuid() as person from unnest(array['ada@example.org', 'ben@example.org', 'gone@example.org']) as address`,
    ),
  );

  await sender.send();
  await sender.close();

  const signedFields = arrived.map(({ raw }) => /h=([^;]+);/.exec(raw)?.[1]?.replace(/\s/g, '').split(':') ?? []);
  expect(await Promise.all(arrived.map(({ raw }) => results(raw)))).toEqual([
    ['r pass', 'e pass'],
    ['r pass', 'e pass'],
  ]);
  expect(signedFields.map((names) => names.filter((name) => name.startsWith('list-unsubscribe')).sort())).toEqual([
    ['list-unsubscribe', 'list-unsubscribe-post'],
    ['list-unsubscribe', 'list-unsubscribe-post'],
  ]);
  expect(await bounces()).toEqual([{ address: 'gone@example.org', kind: 'permanent', status: '5.1.1' }]);
});

test('letters go the same way: signed, with a return address of their own, and counted when refused', async () => {
  arrived = [];
  const post = openLetterPost({ ...out(), from: 'Folkmoot <no-reply@lists.example.org>' });
  for (const address of ['ada@example.org', 'gone@example.org'])
    await postLetter(
      { db: database.db, at },
      {
        once: address,
        kind: 'tests.letter',
        address,
        letter: composeLetter({
          subject: 'Größe',
          greeting: 'Dear Ada',
          lede: 'here it is.',
          speaks: 'Nobody speaks.',
        }),
      },
    );

  const left = await openCarrier(database, post, silence).carry(at);

  const { rows } = await sql<{ id: number }>`select id from platform.letter where sent_at is not null`.execute(
    opened(database.db),
  );
  const { from, raw } = arrived[0]!;
  expect([left, arrived.length, await results(raw)]).toEqual([1, 1, ['r pass', 'e pass']]);
  expect(returnedBy(key(), /^bounces\+(.+)@lists/.exec(from)![1]!)).toEqual({ letter: rows[0]!.id });
  expect(await bounces()).toEqual([{ address: 'gone@example.org', kind: 'permanent', status: '5.1.1' }]);
});
