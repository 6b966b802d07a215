import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silence } from '../../platform/log/index.ts';
import { logKey, logNameOf, readCheckpoint, replaceLostKey, sealDailies, sealNow } from '../../platform/seal/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { makeAdministrator } from '../../roll/index.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';

const at = new Date('2026-11-26T12:00:00Z');
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(at);
});
afterAll(() => house.close());

const logName = () => logNameOf(house.app.baseUrl());
const query = async (text: string) => {
  const client = await house.app.database.connection();
  try {
    return await client.query(text);
  } finally {
    client.release();
  }
};

test('anybody reads how the seal works and takes the checkpoint; what does not fit is told in short, and to administrators in full', async () => {
  const { database, perform } = house.app;
  const administrator = await aPerson(database.db, 'Addie Min');
  await perform(theSystem(at), (act) => makeAdministrator(act, administrator));
  const boss = await house.browsing(administrator);
  const nobody = await house.browsing();
  const empty = [await nobody.get('/record/seal'), await nobody.get('/record/checkpoint')];
  await query(`insert into platform.fact (at, kind, body) select now(), 'tests.told', '{}' from generate_series(1, 3)`);
  await sealNow({ database, log: silence, logName: logName() }, perform, at);
  const [sealed, checkpoint] = [await nobody.get('/record/seal'), await nobody.get('/record/checkpoint')];
  const key = (await logKey(database.db))!;
  const before = (await boss.get('/staff')).text;
  await query('alter table platform.fact disable trigger keep_facts');
  await query(`update platform.fact set body = '{"a": 1}' where id = (select max(id) from platform.fact)`);
  await sealDailies[0]!.run({ subject: '', at, db: database.db, perform });
  const [told, toldAll, desk] = [
    await nobody.get('/record/seal'),
    await boss.get('/record/seal'),
    await boss.get('/staff'),
  ];

  expect(empty.map(({ status }) => status)).toEqual([200, 404]);
  expect(empty[0]!.text).toContain('Nothing is sealed yet.');
  expect(sealed.html).toContain(`${key}</pre>`);
  expect(readCheckpoint(checkpoint.html, key)).toMatchObject({ origin: logName() });
  expect(told.text).toContain('One thing does not fit.');
  expect(told.text).not.toContain('An entry was changed after it was sealed.');
  expect(toldAll.text).toContain('An entry was changed after it was sealed.');
  expect(before).not.toContain('do not fit its seal');
  expect(desk.text).toContain('Entries of the record that do not fit its seal');
});

test('where the key has changed, everybody reads which signed when, and whether the one before said so', async () => {
  const { database, perform } = house.app;
  const [next, last] = [generateKeyPairSync('ed25519').privateKey, generateKeyPairSync('ed25519').privateKey];
  const sealed = async (...keys: KeyObject[]) => {
    await query(`insert into platform.fact (at, kind, body) values (now(), 'tests.told', '{}')`);
    await sealNow({ database, log: silence, logName: logName(), keys }, perform, at);
    return (await nobody.get('/record/seal')).html;
  };
  const nobody = await house.browsing();
  await sealed();
  const handed = await sealed(next);
  await perform(theSystem(at), (act) => replaceLostKey(act, { given: [last] }));
  const lost = await sealed(last);
  const keys = (await house.program()('GET', '/record/keys.json')).body as { key: string; handover: string | null }[];

  expect(keys.length).toBe(3);
  expect(handed).toContain('Folkmoot: another key signs from here on');
  expect(handed).not.toContain('The key before was lost');
  expect(lost).toContain('The key before was lost');
  for (const { key } of keys) expect(lost).toContain(`<code>${key}</code>`);
});
