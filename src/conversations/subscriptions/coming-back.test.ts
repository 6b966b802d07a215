import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { personalToken } from '../../platform/mail/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { openList } from '../lists/commands.ts';
import { audienceOf } from '../lists/fan-out.ts';
import { listOf } from '../lists/queries.ts';
import { subscribe, unsubscribe } from './commands.ts';
import { unnameReader } from './filling/commands.ts';
import { subscriptionOf } from './queries.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(() => now);
});
afterAll(() => house.close());
const db = () => house.app.database.db;

test('who left a closed session and was then taken off does not come back by an old link, nor is told what it is called by now', async () => {
  const [ada, ben] = [
    await aPerson(db(), 'Ada Lane', { email: 'ada@example.org' }),
    await aPerson(db(), 'Ben Moor', { email: 'ben@example.org' }),
  ];
  const list = await house.app.perform(theSystem(now), async (act) => {
    const group = await aGroup(act, { name: 'Tool Libraries', organizers: [ada] });
    await joinGroup({ ...act, by: ben }, group.id, { standing });
    const id = await openList(act, {
      name: 'The Dismissal',
      slug: 'tool-libraries-abcdefgh',
      group: group.id,
      purpose: 'closed',
      visibility: 'participants',
      reason: 'It is about a person.',
    });
    await subscribe(act, id, [ben], 'named');
    await unsubscribe(act, id, ben, 'left');
    const opened = (await listOf(act.db, id))!;
    await unnameReader({ ...act, by: ada }, opened, ben);
    return opened;
  });
  const token = personalToken(house.app.installation.hashKey, audienceOf(list.id), ben);

  const [nobody, asBen] = [await house.browsing(), await house.browsing(ben)];
  const leaving = `/lists/${list.slug}/leaving/${token}`;

  const answers = [
    await nobody.post(`${leaving}/return`),
    await nobody.get(leaving),
    await nobody.post(leaving),
    await asBen.get('/me/lists'),
    await asBen.post(`/me/lists/${list.slug}/return`),
  ];

  expect(answers.map(({ status, html }) => [status, html.includes('The Dismissal')])).toEqual([
    [404, false],
    // A mail program that leaves once more hears that it is done.
    [200, false],
    [200, false],
    [200, false],
    [404, false],
  ]);
  expect((await subscriptionOf(db(), list.id, ben))?.endedAt).not.toBeNull();
});
