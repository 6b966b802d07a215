import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOpenPetition, aStage, aText, type Stage } from '../charters/testing.ts';
import { aGroup, acting } from '../groups/testing.ts';
import { addItem } from '../meetings/index.ts';
import { aSitting } from '../meetings/testing.ts';
import { makeAdministrator } from '../roll/index.ts';
import { aPerson } from '../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../testing.ts';
import { statementsDuring } from '../testing/index.ts';
import { fillPost } from '../units/index.ts';
import { aUnit } from '../units/testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
const lists = [
  '/',
  '/petitions',
  '/groups',
  '/units',
  '/search?topic=sustainability',
  '/search?q=moss',
  '/me',
  '/staff',
  '/staff/petitions',
  '/docket',
  '/meetings',
  '/meetings/1',
  '/roll/members?q=moss',
  '/api/v1/petitions',
  '/api/v1/groups',
  '/api/v1/units',
];
const states = ['signing', 'screening', 'filed', 'docketed', 'approved', 'returned'];
let house: TestHouse;
let stage: Stage;
let somebody: string;
let committee: number;
let browser: Browsing;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  somebody = await aPerson(house.app.database.db, 'Ada Office', { class: 'REG' });
  await stage.as(null, at, (act) => makeAdministrator(act, somebody));
  await chair(somebody);
  browser = await house.browsing(somebody);
});
afterAll(() => house.close());

const editing = <T>(work: Parameters<typeof stage.perform<T>>[1]) =>
  stage.perform({ by: null, at, grants: new Set(['units.edit', 'posts.edit', 'administration']) }, work);

/** The chair of the committee sees the docket. */
async function chair(person: string): Promise<void> {
  await editing(async (act) => {
    const { id } = await aUnit(act, { name: house.association.bodies.committee, acronym: '' });
    committee = id;
    await fillPost(act, { unit: id, office: 'chair', person, fromOn: '2026-01-01', untilOn: null }, ['chair']);
  });
}

/** One of everything that stands in a list: a unit, a group, a member, a meeting, an item of the first, and a petition in each state. */
async function oneMoreOfEach(word: string): Promise<void> {
  const { database } = house.app;
  await editing((act) => aUnit(act, { name: `Moss ${word} Round Table`, acronym: '' }));
  await acting(database)({}, (act) => aGroup(act, { name: `Moss ${word} Libraries`, organizers: [somebody] }));
  await aPerson(database.db, `${word} Moss`, { class: 'REG' });
  for (const state of states) await aPetitionThatIs(state, word);
  await stage.perform({ by: somebody, at, grants: new Set(['meetings.keep']) }, async (act) => {
    await aSitting(act, { unit: committee, name: `Moss ${word} meeting` });
    await addItem(act, 1, { title: `Moss ${word}`, note: '' });
  });
  await house.app.settle();
}

async function aPetitionThatIs(state: string, word: string): Promise<void> {
  const { database } = house.app;
  const other = await aPerson(database.db, `Other ${word}`, { class: 'REG' });
  const text = { ...aText, title: `Moss ${word} ${state}` };
  const id = await anOpenPetition(stage, [somebody, other], at, text);
  const client = await database.connection();
  await client.query('update charters.petition set state = $2 where id = $1', [id, state]);
  await client.query(
    `insert into charters.decision (petition, result, decided_on, recorded_by, recorded_at)
     select $1, $2::text, '2026-11-01', $3, $4 where $2::text in ('approved', 'returned')`,
    [id, state, somebody, at],
  );
  client.release();
}

/** The next meeting of the committee is kept for a second, and may be asked for or not. */
const isKept = (statement: string): boolean => statement.includes('calendar_on >=');

test('every list needs as many statements for three as for one', async () => {
  const counted = async () => {
    const counts: Record<string, number> = {};
    for (const address of lists) {
      const statements = await statementsDuring(async () => expect((await browser.get(address)).status).toBe(200));
      counts[address] = statements.filter((statement) => !isKept(statement)).length;
    }
    return counts;
  };
  await oneMoreOfEach('Fern');
  // Which unit is the committee is kept for longer.
  await browser.get('/docket');
  const one = await counted();

  await oneMoreOfEach('River');
  await oneMoreOfEach('Stone');
  const three = await counted();

  expect(three).toEqual(one);
});
