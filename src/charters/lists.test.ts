import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aMerge, aPerson } from '../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../testing.ts';
import { charters } from './tables.ts';
import { anOpenPetition, aStage, inOffice, rules, sign, type Stage } from './testing.ts';
import { filePetition, retestFiled } from './verification/commands.ts';
import { verdictsIn } from './verification/queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let officer: Browsing;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  const person = await aPerson(db(), 'Ada Office', { class: 'REG' });
  await inOffice(stage, person, 'Member Programs and Services', 'verifier');
  await inOffice(stage, person, 'Committee on Organization', 'chair');
  await inOffice(stage, person, 'Council', 'secretary');
  officer = await house.browsing(person);
});
afterAll(() => house.close());

const db = () => house.app.database.db;

/** So many petitions in a state, with nothing in them but a title: “docketed 7”. */
const someIn = (state: string, count: number) =>
  sql`
    insert into charters.petition
      (kind, policy_id, policy_version, state, title, edited_at, begun_by, begun_at, opened_at, closes_at, filed_at, filed_on, decided_at, frozen_at, text_sha256, needed)
    select 'establish', 'ala-mig', '2014', ${state}, ${state} || ' ' || number, ${at}, gen_random_uuid(), ${at}, ${at}, ${at}, ${at}, '2026-11-23', ${at}, ${at}, '', 100
    from generate_series(1, ${count}::integer) as number
  `.execute(charters(db()));

/** Every title of a state that the pages of a list show, from the first to the last that is linked. */
async function titlesOn(address: string, name: string, state: string): Promise<string[]> {
  const titles: string[] = [];
  for (let number = 1; ; number += 1) {
    const { html } = await officer.get(`${address}?${name}=${number}`);
    titles.push(...[...html.matchAll(new RegExp(`>(${state} \\d+)</a>`, 'g'))].map(([, title = '']) => title));
    if (!html.includes(`${name}=${number + 1}"`)) return titles;
  }
}

test.each([
  ['/petitions', 'page', 'approved', 230],
  ['/petitions', 'page', 'expired', 60],
  ['/staff/petitions', 'verify', 'filed', 230],
  ['/staff/petitions', 'screen', 'screening', 60],
  ['/docket', 'page', 'docketed', 60],
])('%s leads by its pages to every petition, each once: %s, %s', async (address, name, state, count) => {
  await someIn(state, count);

  const titles = await titlesOn(address, name, state);

  expect([titles.length, new Set(titles).size]).toEqual([count, count]);
});

test('the first page of petitions has those that are open, the last those that have closed', async () => {
  await someIn('signing', 2);

  const { text } = await officer.get('/petitions');
  const last = await officer.get('/petitions?page=9999');

  expect(text).toContain('Open for signature signing');
  expect(last.status).toBe(200);
  expect(last.text).toContain('expired 1');
  expect(last.text).not.toContain('No petition is open just now.');
});

test('every report of a reader and every decision that was not told is on a page', async () => {
  await sql`
    insert into charters.complaint (petition, code, remark, made_at)
    select (select min(id) from charters.petition), 'spam', 'Remark ' || number || '.', ${at} from generate_series(1, 120) as number
  `.execute(charters(db()));
  await sql`
    insert into charters.decision (petition, result, decided_on, recorded_by, recorded_at)
    select id, 'approved', '2026-11-01', gen_random_uuid(), ${at} from charters.petition where state = 'approved'
  `.execute(charters(db()));
  const all = async (address: string, found: RegExp) => {
    const pages = await Promise.all([1, 2, 3, 4, 5].map((number) => officer.get(address + number)));
    return new Set(pages.flatMap(({ html }) => [...html.matchAll(found)].map(([one]) => one))).size;
  };

  expect(await all('/staff/petitions?reports=', /Remark \d+/g)).toBe(120);
  expect(await all('/docket?decisions=', /<th\b[^>]*><a href="\/petitions\/\d+"/g)).toBe(230);
});

test('the desk of the staff counts all that waits', async () => {
  const { text } = await officer.get('/staff');

  expect(text).toContain('Petitions whose signatures are to be verified 230');
  expect(text).toContain('Reports from readers 120');
  expect(text).toContain('been told of 230');
});

test('a change of the roll tests every filed petition again, however many there are', async () => {
  const organizers = [
    await aPerson(db(), 'First Organizer', { class: 'REG' }),
    await aPerson(db(), 'Second Organizer', { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(stage, organizers, new Date('2026-01-10T12:00:00Z'));
  await sql`update charters.petition set needed = 1 where id = ${id}`.execute(charters(db()));
  const [one, other] = [
    await aPerson(db(), 'One Signer', { class: 'REG' }),
    await aPerson(db(), 'Same Again', { class: 'REG' }),
  ];
  for (const person of [one, other]) await sign(stage, id, person, new Date('2026-01-11T12:00:00Z'));
  await stage.as(organizers[0], new Date('2026-01-12T12:00:00Z'), (act) => filePetition(act, id, rules.verification));
  await aMerge(db(), other, one);

  await stage.as(null, at, (act) => retestFiled(act, () => rules.verification));

  expect((await verdictsIn(db(), id)).map(({ result }) => result)).toEqual(['counts', 'rejected']);
});
