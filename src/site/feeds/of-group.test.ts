import { afterAll, beforeAll, expect, test } from 'vitest';
import { markEnded, renameGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import type { Act } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(() => now);
});
afterAll(() => house.close());

const as = <T>(work: (act: Act) => Promise<T>) => house.app.perform({ by: null, at: now, grants: new Set() }, work);

test('the feed of a group tells what happened to it, without a name, under ids that outlast a change of name', async () => {
  const ada = await aPerson(house.app.database.db, 'Ada Okonkwo', { class: 'REG' });
  const { id, slug } = await as((act) => aGroup(act, { name: 'Moss & Fern', organizers: [ada] }));
  await as((act) => aGroup(act, { name: 'Another' }));
  const nobody = await house.browsing();
  const home = await nobody.get(`/groups/${slug}`);
  const before = JSON.parse((await nobody.get(`/groups/${slug}/feed.json`)).html) as {
    items: { id: string; title: string }[];
  };
  now = new Date('2026-12-01T18:00:00Z');
  await as((act) => renameGroup(act, id, 'Ferns'));
  await as((act) => markEnded(act, id, { state: 'dissolved', reason: 'own-wish' }));
  const { html, headers } = await nobody.get('/groups/ferns/feed.atom');
  const after = JSON.parse((await nobody.get(`/groups/${slug}/feed.json`)).html) as typeof before;
  const again = await nobody.get('/groups/ferns/feed.atom', { 'if-none-match': headers.get('etag')! });

  expect(home.html).toContain(`type="application/atom+xml" href="/groups/${slug}/feed.atom"`);
  expect(before.items.map(({ title }) => title).toSorted()).toEqual([
    'Moss & Fern: somebody became a convener.',
    'Moss & Fern: the group was opened.',
  ]);
  expect(after.items.map(({ title }) => title).slice(0, 2)).toEqual([
    'Ferns: the group came to its end.',
    'Ferns: the group has another name.',
  ]);
  expect(after.items.map(({ id: urn }) => urn)).toEqual(expect.arrayContaining(before.items.map(({ id: urn }) => urn)));
  expect(html).not.toContain('Okonkwo');
  expect([again.status, (await nobody.get('/groups/nothing/feed.atom')).status]).toEqual([304, 404]);
});
