import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../testing.ts';
import { factsAbout } from '../platform/facts/index.ts';
import { findThings } from '../platform/search/index.ts';
import { makeAdministrator, personByAddress } from '../roll/index.ts';
import { statementsDuring } from '../testing/index.ts';
import { fillPost } from './posts/commands.ts';
import { describeUnit, renameUnit } from './structure/commands.ts';
import { unitBySlug, unitsBy } from './structure/queries.ts';
import { acting, aUnit } from './testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
const everything = { grants: ['units.edit', 'posts.edit', 'administration'] };

let house: TestHouse;
let act: ReturnType<typeof acting>;
let administrator: string;
let editor: string;
let member: string;
beforeAll(async () => {
  house = await openTestHouse(at);
  act = acting(house.app.database);
  await act(everything, async (laying) => {
    const person = (name: string) => personByAddress(laying, { name, email: `${name.toLowerCase()}@example.org` });
    [administrator, editor, member] = [await person('Ada'), await person('Edith'), await person('Maud')];
    await makeAdministrator(laying, administrator);
    const { id } = await aUnit(laying, {
      name: 'Member Programs and Services',
      kind: 'office',
      charge: '',
      topics: [],
      contactName: 'Tina',
      contactEmail: 'tina@example.org',
    });
    await fillPost(laying, { unit: id, office: 'editor', person: editor, fromOn: '2026-01-01', untilOn: null }, [
      'editor',
    ]);
  });
});
afterAll(() => house.close());

const described = {
  kind: 'committee',
  acronym: '',
  parent: '',
  charge: 'Finds candidates.',
  foundedOn: '',
  contactName: '',
  contactEmail: '',
};

test('anyone reads units; the address of a contact is for those who have signed in', async () => {
  const stranger = await house.browsing();
  const guest = await house.browsing(member);

  const [list, page, missing] = [
    await stranger.get('/units'),
    await stranger.get('/units/member-programs-and-services'),
    await stranger.get('/units/nowhere'),
  ];

  expect([list.status, page.status, missing.status]).toEqual([200, 200, 404]);
  expect(list.text).toContain('Member Programs and Services');
  expect(page.text).toContain('Editor of the Handbook Edith');
  expect(page.html).not.toContain('tina@example.org');
  expect((await guest.get('/units/member-programs-and-services')).html).toContain('mailto:tina@example.org');
  expect(page.html).not.toContain('/charge');
});

test('who holds the office founds a unit, changes it, renames it and ends it', async () => {
  const browser = await house.browsing(editor);

  const founded = await browser.post('/units', { ...described, name: 'Nominating Committee' });
  const changed = await browser.post('/units/nominating-committee/charge', {
    ...described,
    charge: 'Finds more candidates.',
    revision: '1',
  });
  const renamed = await browser.post('/units/nominating-committee/name', {
    name: 'Committee on Nominations',
    on: '2026-11-01',
  });
  const ended = await browser.post('/units/committee-on-nominations/discontinuation', { on: '2026-11-20' });
  const old = await browser.get('/units/nominating-committee');

  expect([founded, changed, renamed, ended, old].map(({ status, to }) => [status, to])).toEqual([
    [303, '/units/nominating-committee'],
    [303, '/units/nominating-committee'],
    [303, '/units/committee-on-nominations'],
    [303, '/units/committee-on-nominations'],
    [303, '/units/committee-on-nominations'],
  ]);
  const unit = await unitBySlug(house.app.database.db, 'committee-on-nominations');
  expect([unit?.charge, unit?.discontinuedOn, unit?.formerNames]).toEqual([
    'Finds more candidates.',
    '2026-11-20',
    [{ name: 'Nominating Committee', untilOn: '2026-11-01' }],
  ]);
  const told = await factsAbout(house.app.database.db, { detail: { unit: unit!.id } });
  expect(told.map(({ by, fact }) => [by, fact.kind])).toEqual(
    ['founded', 'described', 'renamed', 'discontinued'].map((end) => [editor, `units.unit-${end}`]),
  );
});

test('whoever may not is refused at every door, and nothing changes', async () => {
  const browser = await house.browsing(member);
  const stranger = await house.browsing();
  const before = (await unitsBy(house.app.database.db)).units;
  const unit = '/units/member-programs-and-services';
  const forms: [string, Record<string, string>][] = [
    ['/units', { ...described, name: 'Mine' }],
    [`${unit}/charge`, { ...described, revision: '1' }],
    [`${unit}/name`, { name: 'Mine' }],
    [`${unit}/discontinuation`, { on: '2026-11-23' }],
    [`${unit}/resumption`, {}],
    [`${unit}/posts`, { person: 'maud@example.org', name: 'Maud', office: 'administrator', fromOn: '', untilOn: '' }],
    [`${unit}/posts/1/end`, { untilOn: '2026-11-23' }],
  ];

  for (const [address, fields] of forms) {
    expect([address, (await browser.post(address, fields)).status]).toEqual([address, 403]);
    const strange = await stranger.post(address, fields);
    expect([address, strange.status === 401 || strange.to?.startsWith('/sign-in')]).toEqual([address, true]);
  }
  for (const address of ['/units/new', `${unit}/charge`, `${unit}/posts`, `${unit}/discontinuation`]) {
    expect([address, (await browser.get(address)).status]).toEqual([address, 403]);
  }
  expect((await unitsBy(house.app.database.db)).units).toEqual(before);
});

test('what was entered comes back with what is wrong', async () => {
  const browser = await house.browsing(editor);

  const bad = await browser.post('/units', {
    ...described,
    kind: '',
    name: 'Council <b>',
    foundedOn: '1876-02-30',
    charge: 'Kept <script>',
  });
  const stale = await browser.post('/units/member-programs-and-services/charge', {
    ...described,
    charge: 'Mine.',
    revision: '0',
  });

  expect([bad.status, stale.status]).toEqual([422, 422]);
  expect(bad.text).toContain('Write the day as 2026-11-30.');
  expect(bad.html).toContain('Kept &lt;script>');
  expect(stale.text).toContain('Someone else changed this unit meanwhile.');
  expect(stale.html).toContain('Mine.');
});

test('posts are filled and ended on the page, and no editor hands out rights beyond their own', async () => {
  const browser = await house.browsing(editor);
  const chief = await house.browsing(administrator);
  const posts = '/units/member-programs-and-services/posts';
  const fields = { person: 'grace@example.org', name: 'Grace', fromOn: '2026-11-01', untilOn: '' };

  const refused = await browser.post(posts, { ...fields, office: 'administrator' });
  const unknown = await browser.post(posts, { ...fields, name: '', office: 'member' });
  const filled = await browser.post(posts, { ...fields, office: 'member' });
  const raised = await chief.post(posts, { ...fields, office: 'registrar' });

  expect([refused.status, unknown.status, filled.status, raised.status]).toEqual([422, 422, 303, 303]);
  expect(refused.text).toContain('An administrator can do this.');
  expect(unknown.text).toContain('needs an e-mail address and a name');
  const page = await browser.get(posts);
  const [, id] = /posts\/(\d+)\/end" [^>]*aria-label="End of Member, Grace"/.exec(page.html) ?? [];
  expect((await browser.post(`${posts}/${id}/end`, { untilOn: '2026-11-20' })).status).toBe(303);
  expect((await browser.post(`/units/nowhere/posts/${id}/end`, { untilOn: '' })).status).toBe(404);
  expect((await browser.get('/units/member-programs-and-services')).text).toContain(
    'Member Grace 1 Nov 2026 20 Nov 2026',
  );
});

test('a list of units takes as many statements with three as with one', async () => {
  const browser = await house.browsing();
  const few = await statementsDuring(() => browser.get('/units?q=counted'));
  await act({}, async (founding) => {
    const { id } = await aUnit(founding, { name: 'Counted', charge: '' });
    for (const name of ['Counted One', 'Counted Two']) await aUnit(founding, { name, parent: id, charge: '' });
  });

  const many = await statementsDuring(() => browser.get('/units?q=counted'));

  expect(many.length).toBe(few.length);
  const one = await statementsDuring(() => browser.get('/units/counted-one'));
  const parent = await statementsDuring(() => browser.get('/units/counted'));
  expect(parent.length).toBe(one.length);
});

test('who is near is told by topics and words, units first, and only what is public', async () => {
  await act({}, (founding) => aUnit(founding, { name: 'Sustainability Round Table' }));
  const ask = (body: unknown) =>
    house.app.web.fetch(
      new Request('http://127.0.0.1:3000/api/v1/overlap', {
        method: 'POST',
        headers: { host: '127.0.0.1:3000', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );

  const answer = await ask({
    title: 'Green buildings',
    purpose: 'To waste nothing.',
    topics: ['Sustainability'],
  });
  const [first] = (await answer.json()) as Record<string, unknown>[];

  expect(first).toMatchObject({
    kind: 'unit',
    unit: 'Sustainability Round Table',
    url: 'http://127.0.0.1:3000/units/sustainability-round-table',
    words: ['green buildings'],
    topics: ['Sustainability'],
    why: 'You both write “green buildings”, and share the topic Sustainability.',
  });
  expect((await ask({ purpose: 'x'.repeat(10_001) })).status).toBe(422);
  expect((await ask({ topics: 'Sustainability' })).status).toBe(422);
});

test('a changed charge is found at once', async () => {
  const { id } = await act({}, (founding) =>
    aUnit(founding, { name: 'Committee on Zymurgy', charge: 'Brewing.', topics: [] }),
  );
  const ask = async () => {
    const answer = await house.app.web.fetch(
      new Request('http://127.0.0.1:3000/api/v1/overlap', {
        method: 'POST',
        headers: { host: '127.0.0.1:3000', 'content-type': 'application/json' },
        body: JSON.stringify({ title: 'Falconry' }),
      }),
    );
    return ((await answer.json()) as { unit: string }[]).map(({ unit }) => unit);
  };
  expect(await ask()).toEqual([]);

  await act({}, (editing) => describeUnit(editing, id, { charge: 'Brewing and falconry.', revision: 1 }));

  expect(await ask()).toEqual(['Committee on Zymurgy']);
});

test('a unit is found by a name that it bore before', async () => {
  const { id } = await act({}, (founding) => aUnit(founding, { name: 'Office of Papyri' }));
  await act({}, (renaming) => renameUnit(renaming, id, 'Office of Scrolls'));

  await house.app.settle();

  const { hits } = await findThings(house.app.database.db, 'papyri');
  expect(hits.map(({ noun, title, href }) => [noun, title, href])).toEqual([
    ['unit', 'Office of Scrolls', '/units/office-of-scrolls'],
  ]);
});

test('the list for programs is paged and gives no addresses', async () => {
  const browser = await house.browsing(administrator);

  const { html } = await browser.get('/api/v1/units?limit=1&q=Member%20Programs');

  expect(JSON.parse(html)).toMatchObject({
    total: 1,
    limit: 1,
    offset: 0,
    items: [{ name: 'Member Programs and Services', contact: 'Tina' }],
  });
  expect(html).not.toContain('tina@example.org');
  expect((await browser.get('/api/v1/units?limit=1000')).status).toBe(400);
});
