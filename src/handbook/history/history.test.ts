import { afterAll, beforeAll, expect, test } from 'vitest';
import { petitionOf } from '../../charters/index.ts';
import { aDocketedPetition, aStage, inOffice, policies, type Stage } from '../../charters/testing.ts';
import { aDecision } from '../../council/testing.ts';
import { markLapsed, renameGroup, resumeGroup } from '../../groups/index.ts';
import { nameLiaison, repurposeGroup } from '../../groups/registry/commands.ts';
import { aGroup } from '../../groups/testing.ts';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let chair: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  stage = await aStage(house.app.database);
  chair = await aPerson(db(), 'Imogen Castellanos', { class: 'REG' });
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
});
afterAll(() => house.close());

const db = () => house.app.database.db;

const on = <T>(day: string, work: (act: Act) => Promise<T>): Promise<T> => {
  now = new Date(`${day}T18:00:00Z`);
  return stage.as(null, now, work);
};

const changesOn = (text: string): string => text.split('Changes, the newest first')[1]!;

test('the history of an entry tells each change, newest first, with the petition and the decision that made it', async () => {
  const petition = await aDocketedPetition(stage, undefined, new Date('2026-10-01T15:00:00Z'), 'Moss');
  now = new Date('2026-11-23T18:00:00Z');
  await aDecision(stage, chair, petition, now, { book: policies });
  await house.app.settle();
  const id = (await petitionOf(db(), petition))!.groupId!;
  await on('2027-01-10', (act) => nameLiaison(act, id, { person: null, name: 'Delia Marchetti-Osei' }));
  await on('2027-02-10', (act) => nameLiaison(act, id, { person: null, name: 'Ben Amsel' }));
  await on('2027-03-01', (act) => renameGroup(act, id, 'Lichen'));
  await on('2027-04-01', (act) => repurposeGroup(act, id, { purpose: 'Another purpose.', topics: [], petition }));
  await on('2027-05-01', (act) => markLapsed(act, id));
  await on('2027-06-01', (act) => resumeGroup(act, id));

  const page = await (await house.browsing()).get('/handbook/groups/lichen');

  expect(page.status).toBe(200);
  expect(changesOn(page.text)).toMatch(
    new RegExp(
      [
        '1 June 2027 State: in term.',
        '1 May 2027 State: lapsed.',
        '1 April 2027 Its purpose was changed. The petition , decided on 23 November 2026.*What it was before',
        '1 March 2027 Its name was changed; before it was Moss.',
        '10 February 2027 Staff liaison: Ben Amsel; before it was somebody who is not the contact any more.',
        '10 January 2027 Staff liaison: somebody who is not the contact any more; before it was nobody.',
        '23 November 2026 A term began, through 22 November 2029. The petition , decided on 23 November 2026',
        '23 November 2026 It was opened. The petition , decided on 23 November 2026',
      ].join('.*'),
    ),
  );
  expect(page.html).toContain(`href="/petitions/${petition}"`);
  expect((await (await house.browsing()).get('/handbook/groups/moss')).to).toBe('/handbook/groups/lichen');
});

test('a group that nobody knows has no entry, and each entry of the Handbook and each home leads to its history', async () => {
  const { slug } = await on('2027-06-01', (act) => aGroup(act, { name: 'Fern', organizers: [] }));
  const nobody = await house.browsing();
  const link = `href="/handbook/groups/${slug}"`;

  expect((await nobody.get('/handbook/groups/no-such-group')).status).toBe(404);
  expect((await nobody.get('/handbook')).html).toContain(link);
  expect((await nobody.get(`/groups/${slug}`)).html).toContain(link);
});

test('the history of an entry that was changed often takes as many statements as that of a new one', async () => {
  const { id, slug } = await on('2027-06-01', (act) => aGroup(act, { name: 'Heath', organizers: [chair] }));
  const nobody = await house.browsing();
  const few = await statementsDuring(() => nobody.get(`/handbook/groups/${slug}`));
  for (const name of ['One', 'Two', 'Three', 'Four'])
    await on('2027-07-01', (act) => nameLiaison(act, id, { person: null, name }));
  const many = await statementsDuring(() => nobody.get(`/handbook/groups/${slug}`));

  expect(few.length).toBeGreaterThan(5);
  expect(many.length).toBe(few.length);
});
