import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { talkListOf } from '../lists/queries.ts';
import { aFile, aMessage } from '../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let participant: Browsing;
let stranger: Browsing;
let list: string;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  const { app } = house;
  const { db } = app.database;
  const convener = await aPerson(db, 'Ada Lane');
  const { id } = await app.perform(theSystem(now), (act) => aGroup(act, { organizers: [convener] }));
  await app.settle();
  const talk = (await talkListOf(db, id))!;
  list = `/lists/${talk.slug}`;
  await app.perform(theSystem(now), async (act) => {
    const attachments = [{ ...aFile, name: 'letter of ben@example.org.txt' }];
    await aMessage(act, talk.id, 'first@example.org', { attachments });
    await aMessage(act, talk.id, 'second@example.org', { answers: ['first@example.org'] });
  });
  const [ben, cleo] = [await aPerson(db, 'Ben Moor'), await aPerson(db, 'Cleo Reed')];
  await app.perform({ by: ben, at: now, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
  [participant, stranger] = [await house.browsing(ben), await house.browsing(cleo)];
  const ada = await house.browsing(convener);
  await ada.post(`${list}/messages/2/removal`, { code: 'other', note: 'It told of cleo@example.org.' });
  await ada.post(`${list}/1/closing`, { reason: 'Write to dan@example.org.' });
});
afterAll(() => house.close());

test('strangers read no address in the name of a file, in why a thread is closed, or in why a message is gone; participants do', async () => {
  const addresses = async (who: Browsing) => {
    const pages = [await who.get(`${list}/1`), await who.get(`${list}/messages/1/reply`)];
    const file = await who.get(`${list}/messages/1/attachments/1`);
    const told = [...pages.map(({ text }) => text), decodeURIComponent(file.headers.get('content-disposition')!)];
    return told.map((each) => each.match(/[\w…]+@example\.org/g));
  };

  expect(await addresses(stranger)).toEqual([
    ['b…@example.org', 'c…@example.org', 'd…@example.org'],
    ['d…@example.org'],
    ['b…@example.org'],
  ]);
  expect(await addresses(participant)).toEqual([
    ['ben@example.org', 'cleo@example.org', 'dan@example.org'],
    ['dan@example.org'],
    ['ben@example.org'],
  ]);
});
