import { afterAll, beforeAll, expect, test } from 'vitest';
import { renameGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import type { Act } from '../../platform/act/index.ts';
import { statementsDuring } from '../../testing/index.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aUnit } from '../../units/testing.ts';

const now = new Date('2026-03-01T18:00:00Z');
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(() => now);
});
afterAll(() => house.close());

const as = <T>(work: (act: Act) => Promise<T>) =>
  house.app.perform({ by: null, at: now, grants: new Set(['units.edit']) }, work);

test('the printed Handbook holds every entry once, and each line of its indexes leads to one', async () => {
  for (let number = 1; number <= 60; number += 1)
    await as((act) => aGroup(act, { name: `Group ${number}`, organizers: [] }));
  const moss = await as((act) => aGroup(act, { name: 'Moss', organizers: [] }));
  await as((act) => renameGroup(act, moss.id, 'Lichen'));
  await as((act) => aUnit(act));

  const { html, text } = await (await house.browsing()).get('/handbook/print');

  const anchors = [...html.matchAll(/<li id="((?:group|unit)-[^"]+)"/g)].map(([, id]) => id!);
  const [, indexes] = html.split('id="names"') as [string, string];
  const linked = [...indexes.matchAll(/href="#((?:group|unit)-[^"]+)"/g)].map(([, id]) => id!);
  expect(anchors).toHaveLength(62);
  expect(new Set(anchors).size).toBe(62);
  expect(new Set(linked)).toEqual(new Set(anchors));
  expect(text).toMatch(/Moss , see Lichen, G 61/);
  expect([...html.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, title]) => title)).toEqual([
    'Contents',
    'Membership initiative groups',
    'Round tables',
    'Index of names',
    'Index of topics',
  ]);
});

test('a former day is printed as far as it was recorded, and one that cannot be leads to the Handbook, which says why', async () => {
  const nobody = await house.browsing();

  expect((await nobody.get('/handbook/print?on=2031-01-01')).to).toBe('/handbook?on=2031-01-01');
  const { text } = await nobody.get('/handbook/print?on=2025-01-01');
  expect(text).toContain('What happens is recorded since 1 March 2026');
  expect(text).not.toContain('Lichen');
});

test('the printed Handbook of many entries takes as many statements as that of few, and its first part comes before it is drawn to the end', async () => {
  const nobody = await house.browsing();
  const few = await statementsDuring(() => nobody.get('/handbook/print'));
  const purpose = 'Members who meet the same questions in every town. '.repeat(20);
  for (let number = 100; number < 300; number += 1)
    await as((act) => aGroup(act, { name: `Group ${number}`, purpose, organizers: [] }));
  const many = await statementsDuring(() => nobody.get('/handbook/print'));
  const request = new Request('http://127.0.0.1:3000/handbook/print', { headers: { host: '127.0.0.1:3000' } });
  const reader = (await house.app.web.fetch(request)).body!.getReader();
  const first = new TextDecoder().decode((await reader.read()).value);
  await reader.cancel();

  expect(few.length).toBeGreaterThan(5);
  expect(many.length).toBe(few.length);
  expect(first).toContain('id="group-1"');
  expect(first).not.toContain('id="names"');
});
