import { afterAll, beforeAll, expect, test } from 'vitest';
import { petitionOf } from '../../charters/index.ts';
import { aDocketedPetition, aStage, inOffice, policies, type Stage } from '../../charters/testing.ts';
import { aDecision } from '../../council/testing.ts';
import { makePromise, meetDuty } from '../../duties/index.ts';
import { nameLiaison } from '../../groups/registry/commands.ts';
import { groupOf } from '../../groups/registry/queries.ts';
import { markEnded, markLapsed, renameGroup, resumeGroup, type Group } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { declareDormancy, wakeGroup } from '../../lifecycle/dormancy/commands.ts';
import { proposeChange, withdrawChange } from '../../lifecycle/index.ts';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';

let now = new Date('2026-10-01T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let chair: PersonId;
let nobody: Browsing;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  stage = await aStage(house.app.database);
  chair = await aPerson(house.app.database.db, 'Imogen Castellanos', { class: 'REG' });
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
  nobody = await house.browsing();
});
afterAll(() => house.close());

const on = async <T>(day: string, work: (act: Act) => Promise<T>, by: PersonId | null = null): Promise<T> => {
  now = new Date(`${day}T18:00:00Z`);
  return stage.perform({ by, at: now, grants: new Set(grants) }, work);
};
let grants: string[] = [];

interface Item {
  readonly id: string;
  readonly title: string;
  readonly url: string;
}

const feedOf = async (slug: string) =>
  (JSON.parse((await nobody.get(`/groups/${slug}/feed.json`)).html) as { items: Item[] }).items;

/** A group that the committee has established on 23 November 2026. */
async function established(title: string): Promise<Group> {
  const petition = await aDocketedPetition(stage, undefined, new Date('2026-10-01T15:00:00Z'), title);
  now = new Date('2026-11-23T18:00:00Z');
  await aDecision(stage, chair, petition, now, { book: policies });
  await house.app.settle();
  const { groupId } = (await petitionOf(house.app.database.db, petition))!;
  const group = (await groupOf(house.app.database.db, groupId!))!;
  grants = [`group.edit@${group.slug}`];
  return group;
}

test('the feed of a group tells its life without a name, and each entry leads to where it is read', async () => {
  const group = await established('Moss & Fern');
  const late = await on('2026-12-01', (act) =>
    makePromise(act, policies, group, { text: 'Write up five programs', dueOn: '2026-12-31' }),
  );
  await on('2026-12-02', (act) => makePromise(act, policies, group, { text: 'Meet by link', dueOn: '2027-12-31' }));
  await on('2027-01-15', (act) => meetDuty(act, late, { kind: 'link', text: 'https://example.org/five' }), chair);
  await on('2027-02-01', (act) => declareDormancy(act, group, { reason: 'Winter.', returnsOn: '2027-05-03' }));
  await on('2027-03-01', (act) => wakeGroup(act, group));
  grants = ['docket.decide'];
  const proposal = await on(
    '2027-03-02',
    (act) => proposeChange(act, group.id, { kind: 'dissolve', name: '', into: null, reason: 'Done.' }, policies),
    chair,
  );

  const items = await feedOf(group.slug);

  const base = 'http://127.0.0.1:3000';
  const plain = (title: string) => title.replace('Moss & Fern: ', '').replaceAll('\u00a0', ' ');
  expect(items.map(({ title, url }) => [plain(title), url.replace(base, '')])).toEqual([
    ['it is proposed that the group be dissolved.', `/groups/${group.slug}/changes/${proposal}`],
    ['the group is awake again.', `/groups/${group.slug}`],
    ['the group is dormant until 3 May 2027.', `/groups/${group.slug}`],
    ['a promise was kept: Write up five programs', `/duties/${late}`],
    ['a promise is overdue that was due by 31 December 2026: Write up five programs', `/duties/${late}`],
    ['the group promised, by 31 December 2027: Meet by link', `/duties/${late + 1}`],
    ['the group promised, by 31 December 2026: Write up five programs', `/duties/${late}`],
    expect.anything(),
    expect.anything(),
    expect.anything(),
    expect.anything(),
    expect.anything(),
  ]);
  const opening = items.slice(7).map(({ title, url }) => `${plain(title)} ${url.replace(base, '')}`);
  expect(opening.toSorted((one, other) => one.localeCompare(other))).toEqual([
    `a term began, through 22 November 2029. /groups/${group.slug}`,
    `somebody became a convener. /groups/${group.slug}`,
    `somebody became a convener. /groups/${group.slug}`,
    `the group was opened. /petitions/${group.petition}`,
    `the petition to establish the group was approved. /petitions/${group.petition}`,
  ]);
  for (const { url } of items) expect([url, (await nobody.get(url.replace(base, ''))).status]).toEqual([url, 200]);
  const { html } = await nobody.get(`/groups/${group.slug}/feed.atom`);
  for (const name of ['Castellanos', 'Organizer']) expect(html).not.toContain(name);
});

test('ids and links outlast a change of name and the end of the group, and an unchanged feed is not sent twice', async () => {
  const { id, slug } = await on('2027-01-01', (act) => aGroup(act, { name: 'Heath', organizers: [chair] }));
  const before = await feedOf(slug);
  await on('2027-02-01', (act) => renameGroup(act, id, 'Moor'));
  await on('2027-03-01', (act) => markEnded(act, id, { state: 'merged', reason: 'own-wish', successor: 'Bog' }));
  const after = await feedOf(slug);
  const { headers } = await nobody.get('/groups/moor/feed.atom');
  const again = await nobody.get('/groups/moor/feed.atom', { 'if-none-match': headers.get('etag')! });
  const home = await nobody.get('/groups/moor');

  expect(after.map(({ title }) => title).slice(0, 2)).toEqual([
    'Moor: the group merged into Bog.',
    'Moor: the group has another name; before it was Heath.',
  ]);
  expect(after.slice(2).map(({ id: urn }) => urn)).toEqual(before.map(({ id: urn }) => urn));
  for (const { url } of before)
    expect((await nobody.get(url.replace('http://127.0.0.1:3000', ''))).to).toBe('/groups/moor');
  expect(home.html).toContain('type="application/atom+xml" href="/groups/moor/feed.atom"');
  expect([again.status, (await nobody.get('/groups/nothing/feed.atom')).status]).toEqual([304, 404]);
});

test('a proposal that was withdrawn is told no more, as its page is read by nobody any more', async () => {
  const group = await established('Sedge');
  grants = ['docket.decide'];
  const proposed = { kind: 'dissolve', name: '', into: null, reason: 'Done.' } as const;
  const proposal = await on('2027-03-02', (act) => proposeChange(act, group.id, proposed, policies), chair);
  const ofProposals = async () => (await feedOf(group.slug)).filter(({ url }) => url.includes('/changes/'));
  const before = await ofProposals();
  await on('2027-03-03', (act) => withdrawChange(act, proposal), chair);

  expect(before).toHaveLength(1);
  expect(await ofProposals()).toEqual([]);
  expect((await nobody.get(`/groups/${group.slug}/changes/${proposal}`)).status).toBe(404);
});

test('what was brought in stands on the day on which it happened', async () => {
  const { slug } = await on('2027-01-01', (act) => aGroup(act, { name: 'Tarn', openedOn: '2004-01-10' }));
  const { html } = await nobody.get(`/groups/${slug}/feed.json`);

  expect((JSON.parse(html) as { items: unknown[] }).items).toMatchObject([
    { title: 'Tarn: the group was opened.', date_published: '2004-01-10T06:00:00.000Z' },
  ]);
});

test('the feed of a group with a long life takes as many statements as that of a young one, and tells the latest thirty', async () => {
  const group = await established('Lichen');
  const few = await statementsDuring(() => nobody.get(`/groups/${group.slug}/feed.json?1`));
  for (let year = 2030; year < 2042; year += 1) {
    await on(`${year}-01-02`, (act) => nameLiaison(act, group.id, { person: null, name: `Contact ${year}` }));
    await on(`${year}-02-01`, (act) => markLapsed(act, group.id));
    await on(`${year}-03-01`, (act) => resumeGroup(act, group.id));
  }
  const many = await statementsDuring(() => nobody.get(`/groups/${group.slug}/feed.json?2`));
  const items = await feedOf(group.slug);

  expect(few.length).toBeGreaterThan(3);
  expect(many.length).toBe(few.length);
  expect(items).toHaveLength(30);
  expect(items[0]!.title).toBe('Lichen: the group came back.');
});
