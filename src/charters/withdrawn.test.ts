import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../platform/act/index.ts';
import { aPerson } from '../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../testing.ts';
import { withdrawPetition } from './petitions/commands/opening.ts';
import { showName } from './petitions/commands/signing.ts';
import { charters } from './tables.ts';
import { aDraft, anOpenPetition, aStage, sign, type Stage } from './testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
});
afterAll(() => house.close());

const db = () => house.app.database.db;
let made = 0;
async function organizersOfOne(): Promise<[PersonId, PersonId]> {
  made += 1;
  return [
    await aPerson(db(), `First Withdrawer${made}`, { class: 'REG' }),
    await aPerson(db(), `Second Withdrawer${made}`, { class: 'REG' }),
  ];
}

/** Where everyone may read of the petition: its page, its text, the list, the API alone and in a list, and the search. */
async function readable(id: number): Promise<string[]> {
  await house.app.settle();
  const anybody = await house.browsing();
  const found: string[] = [];
  for (const page of [`/petitions/${id}`, `/petitions/${id}/text`, `/api/v1/petitions/${id}`])
    if ((await anybody.get(page)).status === 200) found.push(page);
  for (const list of ['/petitions', '/api/v1/petitions?state=withdrawn', '/search?q=climate'])
    if ((await anybody.get(list)).html.includes(`/petitions/${id}"`)) found.push(list);
  return found;
}

test('what was open stays to be read as withdrawn, without the names of signers', async () => {
  const organizers = await organizersOfOne();
  const id = await anOpenPetition(stage, organizers, at);
  const signer = await aPerson(db(), 'Shows Their Name', { class: 'REG' });
  await sign(stage, id, signer, at);
  await stage.as(signer, at, (act) => showName(act, id, true));
  const organizer = await house.browsing(organizers[0]);
  const anybody = await house.browsing();
  const before = (await anybody.get(`/petitions/${id}`)).text;

  const asked = await organizer.get(`/petitions/${id}/giving-up`);
  const given = await organizer.post(`/petitions/${id}/giving-up`);

  const { text } = await anybody.get(given.to!);
  expect(asked.text).toContain('Its page stays to be read');
  expect(given.to).toBe(`/petitions/${id}`);
  expect(text).toContain('The organizers have withdrawn this petition.');
  expect([before.includes('Shows Their Name'), text.includes('Shows Their Name')]).toEqual([true, false]);
  expect(await readable(id)).toEqual([
    `/petitions/${id}`,
    `/petitions/${id}/text`,
    `/api/v1/petitions/${id}`,
    '/petitions',
    '/api/v1/petitions?state=withdrawn',
    '/search?q=climate',
  ]);
});

test('what was never open, or has a text that never was, stays hidden', async () => {
  const organizers = await organizersOfOne();
  const draft = await aDraft(stage, organizers, at);
  const rewritten = await anOpenPetition(stage, organizers, at);
  await sql`
    update charters.petition set state = 'screening', frozen_at = opened_at + interval '1 day' where id = ${rewritten}
  `.execute(charters(db()));

  for (const id of [draft, rewritten]) await stage.as(organizers[0], at, (act) => withdrawPetition(act, id));

  expect([await readable(draft), await readable(rewritten)]).toEqual([[], []]);
});
