import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOpenPetition, aStage, aText, sign, type Stage } from '../../charters/testing.ts';
import { acting, aGroup } from '../../groups/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { statementsDuring } from '../../testing/index.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
});
afterAll(() => house.close());

const petition = async (title: string) => {
  const { db } = house.app.database;
  const organizers = [await aPerson(db, `One ${title}`), await aPerson(db, `Two ${title}`)] as const;
  return anOpenPetition(stage, organizers, at, { ...aText, title });
};

test('an empty house says how to begin', async () => {
  const browser = await house.browsing();

  const home = await browser.get('/');

  expect(home.status).toBe(200);
  expect(home.text).toContain('A hundred members can open a group.');
  expect(home.text).toContain('No petition is open just now.');
  expect(home.text).toContain('No membership initiative group is in its term.');
  expect(home.html).not.toContain('<ul class="entries two"></ul>');
  expect(home.text).toContain('Two organizers at least.');
  expect(home.text).toContain('a term of three years');
});

test('the petition that most have signed stands in the ring, and what is there costs no more statements than nothing', async () => {
  const browser = await house.browsing();
  const first = await petition('Tree Libraries');
  await acting(house.app.database)({}, (act) => aGroup(act, { name: 'Moss Libraries' }));
  const one = await statementsDuring(() => browser.get('/'));

  const second = await petition('River Libraries');
  await petition('Stone Libraries');
  await acting(house.app.database)({}, (act) => aGroup(act, { name: 'Fern Libraries' }));
  await sign(stage, second, await aPerson(house.app.database.db, 'Ada Signer', { class: 'REG' }), at);
  const home = await browser.get('/');
  const three = await statementsDuring(() => browser.get('/'));

  expect(three.length).toBe(one.length);
  expect(home.text).toMatch(/1 of 100 have signed for River Libraries/);
  expect(home.html).toContain(`/petitions/${first}`);
  expect(home.text).toContain('Fern Libraries');
});

test('the frame marks where one is and who is signed in', async () => {
  const person = await aPerson(house.app.database.db, 'Jordan Bellweather');

  const list = await (await house.browsing(person)).get('/petitions');
  const stranger = await (await house.browsing()).get('/petitions?page=2');

  expect(list.html).toContain('<a href="/petitions" aria-current="true">');
  expect(list.text).toContain('Signed in as Jordan Bellweather.');
  expect(list.text).not.toContain('Sign in ');
  expect(stranger.html).toContain('href="/sign-in?then=%2Fpetitions%3Fpage%3D2"');
});
