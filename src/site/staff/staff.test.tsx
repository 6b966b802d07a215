import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOpenPetition, aStage, aText, type Stage } from '../../charters/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { makeAdministrator } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
});
afterAll(() => house.close());

test('who holds an office reads what waits for it, and where to do it', async () => {
  const { db } = house.app.database;
  const administrator = await aPerson(db, 'Ada Office', { isMember: false });
  await stage.as(null, at, (act) => makeAdministrator(act, administrator));
  const petition = await anOpenPetition(stage, [await aPerson(db, 'One'), await aPerson(db, 'Two')], at, aText);
  const stranger = await house.browsing();
  await stranger.post(`/petitions/${petition}/reports`, { code: 'spam', remark: 'Look.' });

  const staff = await (await house.browsing(administrator)).get('/staff');

  expect(staff.status).toBe(200);
  expect(staff.text).toContain('Reports from readers 1 23 November 2026');
  expect(staff.html).toContain('href="/roll/import"');
  expect(staff.html).toContain('<a href="/staff" aria-current="true">');
  expect(staff.text).toContain('No roll has been brought in yet.');
  expect((await stranger.get('/')).html).not.toContain('href="/staff"');
});

test('nobody is asked to sign in for a page about the house', async () => {
  const browser = await house.browsing();

  const pages = await Promise.all(['/privacy', '/accessibility', '/source'].map((path) => browser.get(path)));

  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(pages[0]?.text).toContain('go 90 days after the final decision');
  expect(pages[0]?.text).toContain('A draft that nobody goes on with is closed after 12 months');
  expect(pages[2]?.text).toContain('GNU Affero General Public License');
});
