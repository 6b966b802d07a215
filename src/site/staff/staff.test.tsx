import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { enterSheet } from '../../charters/paper/commands.ts';
import { charters } from '../../charters/tables.ts';
import { anOpenPetition, aStage, aText, inOffice, rules, type Stage } from '../../charters/testing.ts';
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

test('replies that nobody has confirmed wait for chair and verifier, and doubtful lines on paper for the verifier', async () => {
  const { db } = house.app.database;
  const organizers = [await aPerson(db, 'Olga One'), await aPerson(db, 'Otto Two')] as const;
  const id = await anOpenPetition(stage, organizers, at, aText);
  const verifier = await aPerson(db, 'Vera Fier', { isMember: false });
  const line = { name: 'Nobody Known', number: '9', on: '2026-11-23' };
  await stage.as(verifier, at, (act) => enterSheet(act, id, [line], () => rules.verification), ['petitions.verify']);
  await sql`
    insert into charters.consultation (petition, unit, question, asked_by, asked_at, answer_by, position, replied_at)
    values (${id}, 1, 'A question?', ${verifier}, ${at}, '2026-12-20', 'no-objection', ${at})
  `.execute(charters(db));
  await inOffice(stage, verifier, 'Member Programs and Services', 'verifier');
  const chair = await aPerson(db, 'Imogen Castellanos', { class: 'REG' });
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
  const waits = async (person: string) => {
    const { html } = await (await house.browsing(person)).get('/staff');
    return [...html.matchAll(/<a href="([^"]*)">((?:Replies|Lines)[^<]*)</g)].map(([, href, task]) => [task, href]);
  };

  const lines = ['Lines on paper of which nobody has said who it is', `/petitions/${id}/paper`];
  expect(await waits(verifier)).toEqual([lines]);
  await sql`update charters.petition set state = 'filed', filed_at = ${at} where id = ${id}`.execute(charters(db));
  const replies = ['Replies of units that nobody has confirmed', `/petitions/${id}/consultations`];
  expect([await waits(verifier), await waits(chair)]).toEqual([[replies], [replies]]);
});

test('nobody is asked to sign in for a page about the house', async () => {
  const browser = await house.browsing();

  const pages = await Promise.all(['/privacy', '/accessibility', '/source'].map((path) => browser.get(path)));

  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(pages[0]?.text).toContain('90 days after the final decision');
  expect(pages[0]?.text).toContain('A draft that nobody goes on with is closed after 12 months');
  expect(pages[2]?.text).toContain('GNU Affero General Public License');
});
