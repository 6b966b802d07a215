import { afterAll, beforeAll, expect, test } from 'vitest';
import { listHref, talkListOf, type List } from '../index.ts';
import { aMessage } from '../testing.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let list: List;

beforeAll(async () => {
  house = await openTestHouse(now);
  const { app } = house;
  const { id } = await app.perform(theSystem(now), (act) => aGroup(act, { name: 'Tool Libraries' }));
  await app.settle();
  list = (await talkListOf(app.database.db, id))!;
  await app.perform(theSystem(now), (act) => aMessage(act, list.id, '1@example.org', { subject: 'Planes' }));
});
afterAll(() => house.close());

const aMember = async (name: string) =>
  house.browsing(await aPerson(house.app.database.db, name, { class: 'REG', paidThrough: '2030-12-31' }));

test('whoever joins from a thread comes back to it, and reads there that they take part', async () => {
  const ada = await aMember('Ada Lane');
  const thread = `${listHref(list)}/1`;
  const link = /href="(\/groups\/tool-libraries\/participation[^"]*)"/.exec((await ada.get(thread)).html)?.[1];
  const asked = await ada.get(link!);
  const cameFrom = /name="cameFrom" value="([^"]*)"/.exec(asked.html)?.[1];
  const joined = await ada.post('/groups/tool-libraries/participation', { cameFrom: cameFrom! });
  await house.app.settle();
  const back = await ada.get(joined.to!);

  expect(joined.to).toBe(`${thread}?done=joined`);
  expect(back.text).toContain('You take part in Tool Libraries.');
  expect(back.text).not.toContain('You are not in this list.');
  expect((await ada.get(link!)).to).toBe(thread);
});

test('nobody is led anywhere else by what an address says', async () => {
  const ben = await aMember('Ben Moor');
  const asked = await ben.get('/groups/tool-libraries/participation?from=https://elsewhere.example/lists/x');
  const joined = await ben.post('/groups/tool-libraries/participation', { cameFrom: '//elsewhere.example/lists/x/1' });

  expect(asked.html).not.toContain('elsewhere.example');
  expect(joined.to).toBe('/groups/tool-libraries?done=joined');
});
