import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginPetition } from '../../charters/index.ts';
import { anOpenPetition, aStage, aText, rules, type Stage } from '../../charters/testing.ts';
import { renameGroup } from '../../groups/index.ts';
import { acting, aGroup } from '../../groups/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { makeFindable } from '../../platform/search/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { statementsDuring } from '../../testing/index.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let browser: Browsing;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  browser = await house.browsing();
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const petition = async (title: string) =>
  anOpenPetition(stage, [await aPerson(db(), `One ${title}`), await aPerson(db(), `Two ${title}`)], at, {
    ...aText,
    title,
  });

test('petitions and groups are found by their words, their former names and their topics', async () => {
  const { id } = await acting(house.app.database)({}, (act) =>
    aGroup(act, { name: 'Moss Libraries', topics: ['archives'] }),
  );
  await acting(house.app.database)({}, (act) => renameGroup(act, id, 'Fern Libraries'));
  await petition('River Libraries');
  await house.app.settle();

  const former = await browser.get('/search?q=moss');
  const narrowed = await browser.get('/search?q=libraries&noun=petition');
  const topic = await browser.get('/search?topic=archives');
  const nothing = await browser.get('/search?q=quagga');
  const unasked = await browser.get('/search');

  expect(former.html).toMatch(
    /Membership initiative group[\s\S]*<a href="\/groups\/fern-libraries">Fern Libraries<\/a>/,
  );
  expect(former.html).toContain('<mark>Moss</mark>');
  expect(narrowed.text).toContain('1 found');
  expect(narrowed.text).toContain('River Libraries');
  expect(narrowed.text).not.toContain('Fern Libraries');
  expect(topic.text).toContain('Fern Libraries');
  expect(nothing.text).toContain('Nothing matches.');
  expect(unasked.html).toContain('/search?topic=archives');
});

test('what became hidden since it was found is not shown', async () => {
  const organizer = await aPerson(db(), 'Eve Secret', { class: 'REG' });
  const id = await stage.as(organizer, at, (act) =>
    beginPetition(
      act,
      {
        by: organizer,
        policyId: 'ala-mig',
        policyVersion: '2014',
        text: aText,
        organizer: { name: 'Eve', email: 'eve@example.org' },
      },
      rules.organizing,
    ),
  );
  await makeFindable(db(), {
    noun: 'petition',
    id: String(id),
    href: `/petitions/${id}`,
    title: 'Walrus',
    body: 'A secret walrus.',
  });

  const found = await browser.get('/search?q=walrus');

  expect(found.text).not.toContain('secret');
});

test('one hit or three, the search needs as many statements', async () => {
  await petition('Stone Bridges');
  await house.app.settle();
  const one = await statementsDuring(() => browser.get('/search?q=bridges'));

  await petition('Wooden Bridges');
  await petition('Iron Bridges');
  await house.app.settle();
  const three = await statementsDuring(() => browser.get('/search?q=bridges'));

  expect((await browser.get('/search?q=bridges')).text).toContain('3 found');
  expect(three.length).toBe(one.length);
});

test.each([
  ['NUL', '/search?q=%00'],
  ['signs', '/search?q=%27%3B--&noun=x&page=-1'],
  ['5,000 letters', `/search?q=${'a'.repeat(5000)}`],
  ['an unknown topic', '/search?topic=%00'],
  ['a tree on page 9,999,999', '/search?q=%F0%9F%8C%B3&page=9999999'],
])('a search for %s is answered like any other', async (_, address) => {
  expect((await browser.get(address)).status).toBe(200);
});
