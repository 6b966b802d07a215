import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { silence } from '../../platform/log/index.ts';
import { forgetInSeal, logNameOf, sealNow } from '../../platform/seal/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { withdrawSignature } from '../../charters/petitions/commands/signing.ts';
import { anOpenPetition, aStage, sign, type Stage } from '../../charters/testing.ts';
import type { Receipt } from './receipt.ts';

// A receipt is checked by tools/verify.mjs, which shares no line with the server.

const at = new Date('2026-11-16T18:00:00Z');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-receipt-'));
let house: TestHouse;
let stage: Stage;
let petition: number;
let ann: PersonId;
let bo: PersonId;
let asAnn: Browsing;

const db = () => house.app.database.db;
const address = () => `/petitions/${petition}/signatures/own/receipt.json`;
const seal = () =>
  sealNow({ database: house.app.database, log: silence, logName: logNameOf(house.app.baseUrl()) }, stage.perform, at);

function verify(given: unknown): { status: number | null; said: string } {
  const file = path.join(folder, 'receipt.json');
  fs.writeFileSync(file, JSON.stringify(given));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/verify.mjs', file], { encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  const organizers = [
    await aPerson(db(), 'First Asker', { class: 'REG' }),
    await aPerson(db(), 'Other Asker', { class: 'REG' }),
  ] as const;
  petition = await anOpenPetition(stage, organizers, at);
  ann = await aPerson(db(), 'Ann Undersigned', { class: 'REG' });
  bo = await aPerson(db(), 'Bo Undersigned', { class: 'REG' });
  asAnn = await house.browsing(ann);
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await house.close();
});

test('a signer takes a receipt as soon as the hour is sealed, and shows with it that the signature is theirs', async () => {
  for (const person of [ann, bo]) await sign(stage, petition, person, at);
  const early = await asAnn.get(address());
  await seal();

  const receipt = JSON.parse((await asAnn.get(address())).html) as Receipt;
  const { status, said } = verify(receipt);

  expect(early.text).toContain('Your signature is not sealed yet.');
  expect(said).toContain(`was signed on 2026-11-16 by ${ann}.`);
  expect(status).toBe(0);
  expect(JSON.stringify(receipt)).not.toContain('Undersigned');
  expect((await asAnn.get('/me')).html).toContain(address());

  const spoilt = [
    { ...receipt, person: bo },
    {
      ...receipt,
      leaves: receipt.leaves.map((each) => ({ ...each, leaf: each.leaf.replace('2026-11-16', '2026-11-15') })),
    },
    { ...receipt, leaves: [] },
  ].map(verify);
  expect(spoilt.map((each) => each.status)).toEqual([1, 1, 1]);
  expect(spoilt[0]!.said).toContain('leaf 1 is not of whom the receipt names');
});

test('what was taken back is on it as well', async () => {
  await stage.as(ann, at, (act) => withdrawSignature(act, petition, ann));
  await seal();

  const { said, status } = verify(JSON.parse((await asAnn.get(address())).html));

  expect(said).toMatch(/was signed on .* was taken back on /s);
  expect(status).toBe(0);
});

test('nobody else learns whether there is one, and an erased person has none', async () => {
  const stranger = await house.browsing(await aPerson(db(), 'Somebody Else', { class: 'REG' }));
  expect((await stranger.get(address())).status).toBe(404);
  expect((await (await house.browsing()).get(address())).status).toBe(303);

  await stage.as(null, at, (act) => forgetInSeal(act, bo));

  expect((await (await house.browsing(bo)).get(address())).text).toContain('not sealed yet');
});
