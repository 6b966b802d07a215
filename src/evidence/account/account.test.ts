import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { silence } from '../../platform/log/index.ts';
import { lastCheckpoint, logNameOf, sealNow, verifierKey } from '../../platform/seal/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { withdrawSignature } from '../../charters/petitions/commands/signing.ts';
import { charters } from '../../charters/tables.ts';
import { anOpenPetition, aStage, aText, inOffice, rules, sign, type Stage } from '../../charters/testing.ts';
import { filePetition, invalidateSignatures, signOff } from '../../charters/verification/commands.ts';
import { verdictsIn } from '../../charters/verification/queries.ts';
import type { Account } from './account.ts';

// A petition is counted again by tools/verify.mjs, which shares no line with the server.

const opened = new Date('2026-09-02T15:00:00Z');
const filed = new Date('2026-11-16T18:00:00Z');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-account-'));
let house: TestHouse;
let stage: Stage;
let organizer: PersonId;
let petition: number;
let account: Account;
let earlier: { size: number; note: string };
const { privateKey: next } = generateKeyPairSync('ed25519');

const db = () => house.app.database.db;
const seal = (...keys: KeyObject[]) =>
  sealNow(
    { database: house.app.database, log: silence, logName: logNameOf(house.app.baseUrl()), keys },
    stage.perform,
    filed,
  );

async function accountNow(query = ''): Promise<Account> {
  const asOrganizer = await house.browsing(organizer);
  return JSON.parse((await asOrganizer.get(`/petitions/${petition}/account.json${query}`)).html) as Account;
}

/** What the program says of a file, and with which code it ends. */
function verify(given: unknown, ...more: string[]): { status: number | null; said: string } {
  const file = path.join(folder, 'account.json');
  fs.writeFileSync(file, typeof given === 'string' ? given : JSON.stringify(given));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/verify.mjs', file, ...more], {
    encoding: 'utf8',
  });
  return { status, said: `${stdout}${stderr}` };
}

beforeAll(async () => {
  house = await openTestHouse(filed);
  stage = await aStage(house.app.database);
  const both: [PersonId, PersonId] = [
    await aPerson(db(), 'First Asker', { class: 'REG' }),
    await aPerson(db(), 'Other Asker', { class: 'REG' }),
  ];
  [organizer] = both;
  const verifier = await aPerson(db(), 'Vera Fier', { isMember: false });
  await inOffice(stage, verifier, 'Member Programs and Services', 'verifier');
  petition = await anOpenPetition(stage, both, opened, { ...aText, title: 'Lending Tools' });
  await sql`update charters.petition set needed = 3 where id = ${petition}`.execute(charters(db()));
  const signers: PersonId[] = [];
  for (const name of ['Ann', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'])
    signers.push(await aPerson(db(), `${name} Undersigned`, { class: 'REG', email: `${name}@example.org` }));
  for (const person of signers) await sign(stage, petition, person, opened);
  await seal();
  earlier = (await lastCheckpoint(db()))!;
  await stage.as(signers[0]!, opened, (act) => withdrawSignature(act, petition, signers[0]!));
  await stage.as(organizer, filed, (act) => filePetition(act, petition, rules.verification));
  const [struck] = await verdictsIn(db(), petition);
  const verifying = ['petitions.verify'] as const;
  await stage.as(
    verifier,
    filed,
    (act) => invalidateSignatures(act, petition, [struck!.signature], 'other'),
    verifying,
  );
  await stage.as(verifier, filed, (act) => signOff(act, petition, ''), verifying);
  await seal();
  account = await accountNow();
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await house.close();
});

test('a petition is counted again without the server, and without a name', async () => {
  const { status, said } = verify(account, '--key', account.key);

  expect(said).toContain('Counted on 2026-11-16: 4 of 4 that stood, 3 needed. The count fits them.');
  expect(said).toContain('none missing between the first and the last');
  expect(status).toBe(0);
  expect(JSON.stringify(account)).not.toMatch(/Undersigned|example\.org|[0-9a-f]{8}-[0-9a-f]{4}-/i);
});

test('whoever kept a checkpoint sees that the record goes on from it', async () => {
  const kept = path.join(folder, 'kept.txt');
  fs.writeFileSync(kept, earlier.note);
  const proven = await accountNow(`?from=${earlier.size}`);

  const [goes, unproven, spoilt] = [
    verify(proven, '--checkpoint', kept),
    verify(account, '--checkpoint', kept),
    verify(
      { ...proven, consistency: { [earlier.size]: [...proven.consistency![earlier.size]!].toReversed() } },
      '--checkpoint',
      kept,
    ),
  ];

  expect([goes.status, unproven.status, spoilt.status]).toEqual([0, 1, 1]);
  expect(goes.said).toContain(`goes on from the checkpoint of ${earlier.size} leaves`);
  expect(unproven.said).toContain(`ask for one with ?from=${earlier.size}`);
});

test('an account that ends before the count does not say that there was none', () => {
  const { status, said } = verify({ ...account, leaves: account.leaves.slice(0, -1) }, '--key', account.key);

  expect(said).toContain('does not show whether leaves follow that were left out');
  expect(said).not.toContain('not been counted');
  expect(status).toBe(0);
});

const without = (at: number) => ({ ...account, leaves: account.leaves.filter((_, place) => place !== at) });
const leafOf = (kind: string) => account.leaves.findIndex(({ leaf }) => leaf.includes(`"charters.${kind}"`));
const changed = (kind: string, from: string | RegExp, to: string) => ({
  ...account,
  leaves: account.leaves.map((each, at) =>
    at === leafOf(kind) ? { ...each, leaf: each.leaf.replace(from, to) } : each,
  ),
});

test.each([
  ['a signature taken out', () => without(leafOf('petition-signed')), 'a leaf is missing before leaf'],
  ['a withdrawal taken out', () => without(leafOf('signature-withdrawn')), 'a leaf is missing before leaf'],
  ['another count', () => changed('petition-verified', '"counted":4', '"counted":5'), 'is not in the tree'],
  ['another moment', () => changed('petition-signed', '2026-09', '2026-08'), 'is not in the tree'],
  [
    'a leaf twice',
    () => ({ ...account, leaves: [account.leaves[0]!, ...account.leaves] }),
    'a leaf is missing before leaf 2',
  ],
  [
    'another checkpoint',
    () => ({ ...account, checkpoint: account.checkpoint.replace(/\n(\d+)\n/, '\n1$1\n') }),
    'not signed',
  ],
  ['an older checkpoint', () => ({ ...account, checkpoint: earlier.note }), 'a path is too long'],
  ['another petition', () => ({ ...account, petition: petition + 1 }), 'is about something else'],
])('an account with %s does not fit', (_, spoilt, why) => {
  const { status, said } = verify(spoilt());

  expect(said).toContain(why);
  expect(status).toBe(1);
});

test.each([
  ['no JSON', 'Dear Sir'],
  ['another file', { format: 'other' }],
  ['leaves that are none', () => ({ ...account, leaves: [{ number: 'x', leaf: 5, path: null }] })],
])('%s is refused in one sentence', (_, given) => {
  const { status, said } = verify(typeof given === 'function' ? given() : given);

  expect(said).toMatch(/^This (does not fit|file cannot be read): .*\.\n$/);
  expect(status).toBe(1);
});

test('a folder, and what would move the cursor, are told in one plain sentence', () => {
  const told = ['/etc', '--help'].map((file) =>
    spawnSync(process.execPath, ['tools/verify.mjs', file], { encoding: 'utf8' }),
  );
  const hostile = verify('\u001b[2J');

  expect(told.map(({ status }) => status)).toEqual([1, 0]);
  expect(told[0]!.stderr).toMatch(/^This file cannot be read: EISDIR.*\.\n$/);
  expect(told[1]!.stdout).toMatch(/^npx folkmoot verify FILE /);
  expect([hostile.status, hostile.said.includes('\u001b')]).toEqual([1, false]);
});

test.each(['--key', '--checkpoint'])('a flag without a value, %s, is no check that passes', (flag) => {
  expect(verify(account, flag)).toEqual({ status: 2, said: expect.stringContaining('Say which file') });
});

test('others are not told that there is an account', async () => {
  const other = await house.browsing(await aPerson(db(), 'Somebody Else', { class: 'REG' }));

  expect((await other.get(`/petitions/${petition}/account.json`)).status).toBe(404);
});

test('where the key has changed, whoever trusts the old one is led to the new one, and nobody to any other', async () => {
  const { privateKey: stranger } = generateKeyPairSync('ed25519');
  await sql`insert into platform.fact (at, kind, body) values (${filed}, 'tests.told', '{}')`.execute(charters(db()));
  await seal(next);
  const later = await accountNow(`?from=${earlier.size}`);
  const kept = path.join(folder, 'kept.txt');
  fs.writeFileSync(kept, earlier.note);
  const [first, second] = later.keys;
  const forged = (changes: Partial<typeof second>) => ({ ...later, keys: [first!, { ...second!, ...changes }] });
  const strange = verifierKey({ origin: logNameOf(house.app.baseUrl()), key: stranger });

  const [byOld, byNew, ...refused] = [
    verify(later, '--key', account.key, '--checkpoint', kept),
    verify(later, '--key', later.key, '--checkpoint', kept),
    verify(forged({ handover: null }), '--key', account.key),
    verify(forged({ since: 1 }), '--key', account.key),
    verify({ ...later, keys: [first!, { ...second!, key: strange }] }, '--key', account.key),
    verify(later, '--key', strange),
    verify(
      { ...account, keys: [first!, { ...second!, since: 1, handover: null }] },
      '--key',
      account.key,
      '--checkpoint',
      kept,
    ),
  ];

  expect([byOld!.said, byOld!.status]).toEqual([expect.stringContaining(`has handed over to ${later.key}.`), 0]);
  expect([byNew!.said, byNew!.status]).toEqual([expect.stringContaining(`goes on from the checkpoint of`), 0]);
  expect(refused.map(({ said, status }) => [said.split('\n')[0], status])).toEqual([
    ['This does not fit: the checkpoint is not signed by that key.', 1],
    ['This does not fit: a key says that it follows another, which has not signed that.', 1],
    ['This does not fit: a key says that it follows another, which has not signed that.', 1],
    ['This does not fit: the checkpoint is not signed by that key.', 1],
    ['This does not fit: the checkpoint is signed by a key that did not sign at that time.', 1],
  ]);
});

test('a key that signs again, after another did, is taken at its second time, too', async () => {
  const [back, away] = [generateKeyPairSync('ed25519').privateKey, generateKeyPairSync('ed25519').privateKey];
  for (const each of [
    [back, next],
    [away, back],
    [back, away],
  ]) {
    await sql`insert into platform.fact (at, kind, body) values (${filed}, 'tests.told', '{}')`.execute(charters(db()));
    await seal(...each);
  }
  const now = await accountNow();

  const { said, status } = verify(now, '--key', account.key);

  expect(now.keys.slice(-3).map(({ key }) => key === now.key)).toEqual([true, false, true]);
  expect([said, status]).toEqual([expect.stringContaining(`has handed over to ${now.key}.`), 0]);
});
