import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup, leaveGroup } from '../../groups/roster/commands.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { lettersSent, readRoster } from '../../platform/mail/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import type { List } from '../lists/model.ts';
import { listBySlug } from '../lists/queries.ts';
import { unsubscribe } from './commands.ts';
import { importSubscribers } from './import/import.ts';
import { tellMoved } from './import/cli.ts';
import { subscriptionOf } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
let now = at;
let house: TestHouse;
let ben: string;
let list: List;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  const ada = await aPerson(db(), 'Ada Lane', { email: 'ada@example.org' });
  ben = await aPerson(db(), 'Ben Moor', { email: 'ben@example.org' });
  const { slug } = await house.app.perform(theSystem(at), (act) =>
    aGroup(act, { name: 'Tool Libraries', organizers: [ada] }),
  );
  // Its list is opened a moment later.
  now = addMilliseconds(at, 1_000);
  await house.app.settle();
  list = (await listBySlug(db(), slug))!;
});
afterAll(() => house.close());

const baseUrl = () => house.app.baseUrl();
const db = () => house.app.database.db;
const joins = (person: string) =>
  house.app.perform({ by: person, at: now, grants: new Set() }, (act) => joinGroup(act, list.group!, { standing }));

/** Kinds of the letters of lists that came to an address, the oldest first. */
async function had(address: string): Promise<string[]> {
  await house.app.settle();
  const letters = await lettersSent(db(), { address });
  return letters.toReversed().map(({ kind }) => kind.replace('conversations.', ''));
}

test('who joins is welcomed once, and told how to write, read, choose and leave; who came with the group is not', async () => {
  await joins(ben);
  await joins(ben);

  expect([await had('ben@example.org'), await had('ada@example.org')]).toEqual([['welcome'], []]);
  const [letter] = await lettersSent(db(), { address: 'ben@example.org' });
  expect(letter?.text).toBe(welcomeExpected);
});

test('who leaves by a link is told the way back, and coming back by it brings no second welcome', async () => {
  await house.app.perform({ by: ben, at, grants: new Set() }, (act) => unsubscribe(act, list.id, ben, 'left'));
  expect(await had('ben@example.org')).toEqual(['welcome', 'goodbye']);
  const [letter] = await lettersSent(db(), { address: 'ben@example.org' });
  const [, back = ''] = /(\/lists\/\S+\/leaving\/\S+)/.exec(letter?.text ?? '') ?? [];

  const nobody = await house.browsing();
  const page = await nobody.get(back);
  const returned = await nobody.post(`${back}/return`);

  expect(page.text).toContain('You no longer get Tool Libraries.');
  expect([returned.status, (await subscriptionOf(db(), list.id, ben))?.endedAt]).toEqual([200, null]);
  expect(await had('ben@example.org')).toEqual(['welcome', 'goodbye']);
});

test('who leaves the group gets one goodbye, and who joins once more one more welcome', async () => {
  now = addMilliseconds(at, days(2));
  await house.app.perform({ by: ben, at: now, grants: new Set() }, (act) => leaveGroup(act, list.group!));
  const left = await had('ben@example.org');
  now = addMilliseconds(at, days(3));
  await joins(ben);

  expect(left.slice(2)).toEqual(['goodbye']);
  expect((await had('ben@example.org')).slice(3)).toEqual(['welcome']);
});

test('who complains of the mail, or was answered, gets no letter on top', async () => {
  for (const how of ['complained', 'answered'] as const) {
    const person = await aPerson(db(), how, { email: `${how}@example.org` });
    await joins(person);
    await house.app.perform(theSystem(at), (act) => unsubscribe(act, list.id, person, how));
  }

  expect([await had('complained@example.org'), await had('answered@example.org')]).toEqual([['welcome'], ['welcome']]);
});

test('who is brought in with a former list gets no welcome, but one short letter where that is wished', async () => {
  await aPerson(db(), 'Cy Lund', { email: 'cy@example.org' });
  await aPerson(db(), 'Di Rook', { email: 'di@example.org' });
  const head = { baseUrl: baseUrl(), domain: 'lists.example.org', speaks: 'Not for all.' };
  const bringIn = (roster: string, tell: boolean) =>
    house.app.perform(theSystem(at), async (act) => {
      const { begun } = await importSubscribers(act, list, readRoster(Buffer.from(roster)).subscribers, standing);
      if (tell) await tellMoved(act, list, begun, head);
    });

  await bringIn('email\ncy@example.org\n', false);
  await bringIn('email\ncy@example.org\ndi@example.org\n', true);
  await bringIn('email\ndi@example.org\n', true);

  expect([await had('cy@example.org'), await had('di@example.org')]).toEqual([[], ['moved']]);
});

const welcomeExpected = `Dear Ben Moor,

you are in Tool Libraries, and what is said there comes to you
from now on.

  To write to all      tool-libraries@lists.example.org
  To read on the web   Tool Libraries
                       http://127.0.0.1:3000/lists/tool-libraries
  How it comes to you  You get each message by mail.
  To leave             an empty message to
                       tool-libraries-leave@lists.example.org

What is said there stays on the web for everyone to read; mail
addresses are not shown.

To have it otherwise (a digest a day or a week, a pause, nothing
by mail), press the button, or write to
tool-libraries-request@lists.example.org with “digest daily”,
“digest weekly”, “pause until 2027-01-15” or “each” in the
subject.

Whether you are in, and why, an empty message to
tool-libraries-help@lists.example.org tells at any time.

Choose how it comes to you:
http://127.0.0.1:3000/me/lists#tool-libraries

You get this letter once, because you take part in Tool
Libraries.

-- 
This group does not speak for the American Library Association.
`;
