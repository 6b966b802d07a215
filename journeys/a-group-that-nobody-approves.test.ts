import { afterAll, beforeAll, expect, test } from 'vitest';
import { anotherHouse, type AnotherHouse, type Member } from './support/another-house.ts';
import { visitor } from './support/visitor.ts';

// A community group of W3C: five supporters, and it opens; nobody verifies, nobody decides. A group in which nothing happens is
// closed. Each test is the next step of the one story.

const title = 'Reading on Paper Like Screens';
const purpose =
  'The group brings together those who make, test or read on screens that look like paper: slowly, in sunlight, for days on one charge.\n\nIt writes down what works, and asks for nothing that a standard would have to say.';
const group = '/groups/reading-on-paper-like-screens';

let house: AnotherHouse;
let organizer: Member;
let petition: string;

beforeAll(async () => {
  house = await anotherHouse('w3c-community-group', new Date('2026-03-02T15:00:00Z'), {
    name: 'World Wide Web Consortium',
    shortName: 'W3C',
  });
  organizer = await house.member('Olive Ganizer');
});
afterAll(() => house?.close());

const page = (at = petition) => visitor(house.url).get(at);
const support = async (who: Member) => who.send(await who.get(petition), '/signatures');

test('the first page asks for five people, and names nobody who decides', async () => {
  const home = (await page('/')).text;

  expect(home).toContain('Five people can open a group.');
  expect(home).toContain('When five people have signed, a membership initiative group opens.');
  expect(home).toContain('Nobody decides');
  expect(home).not.toMatch(/votes|verif/i);
});

test('four support it, in good standing or not, and everybody sees who they are', async () => {
  const begun = await organizer.send(await organizer.get('/petitions/new'), '/petitions/new', {
    title,
    purpose,
    'topics[]': 'archives',
  });
  petition = /\/petitions\/\d+/.exec(begun.path)![0];
  await organizer.send(await organizer.get(`${petition}/opening`), '/opening');
  await support(organizer);
  await support(await house.member('Lapsed Friend', { paidThrough: '2019-12-31' }));
  await support(await house.member('Some Company', { class: 'ORG' }));
  await support(await house.member('Fourth Reader'));
  await house.days(1);

  const read = await page();

  expect(read.text).toContain('4 of 5');
  expect(read.text).toContain('Lapsed Friend');
  expect((await organizer.get(`${petition}/desk`)).text).not.toContain('File the petition');
});

test('with the fifth it is approved by itself, and the group opens without an end', async () => {
  await support(await house.member('Fifth Reader'));
  await house.days(1);

  const read = await page();
  const home = await page(group);

  expect(read.text).toMatch(/Approved/);
  expect(read.text).not.toMatch(/Recorded by|votes? for it/);
  expect(home.status).toBe(200);
  expect(home.text).not.toMatch(/of \d+ months/);
  expect((await house.lettersTo(organizer.email)).join()).toContain('is approved');
});

test('a group in which nothing happens for a year is closed, and its convener is told a month before', async () => {
  await house.daysShut(340);
  expect((await house.lettersTo(organizer.email)).join()).toContain('sign of life');
  expect((await page(group)).text).not.toContain('Lapsed');

  await house.daysShut(40);

  expect((await page(group)).text).toContain('Lapsed');
});
