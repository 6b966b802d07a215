import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitorFinder, openSession } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { Refused } from '../../platform/refusal/index.ts';
import { makeAdministrator, personByAddress } from '../../roll/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { describeUnit, discontinueUnit, renameUnit } from '../structure/commands.ts';
import { acting, aUnit } from '../testing.ts';
import { endPost, fillPost, keepGrants } from './commands.ts';
import type { NewPost } from './model.ts';
import { holdersOf, holdersOfGrant, postOf, postsAt, postsOf, withNames } from './queries.ts';

const offices = ['chair', 'member', 'administrator'];
const grants = [
  { office: 'chair', atUnit: 'Committee on Organization', word: 'docket.decide' },
  { office: 'administrator', atUnit: 'Member Programs', word: 'administration' },
  { office: 'administrator', atUnit: 'Member Programs', word: 'posts.edit' },
];
const everything = { grants: ['units.edit', 'posts.edit', 'administration'] };

let database: Database;
let act: ReturnType<typeof acting>;
let committee: number;
let office: number;
let amara: string;
let piotr: string;
beforeAll(async () => {
  database = await testDatabase();
  act = acting(database);
  await act(everything, async (laying) => {
    await keepGrants(laying, grants);
    committee = (await aUnit(laying, { name: 'Committee on Organization' })).id;
    office = (await aUnit(laying, { name: 'Member Programs' })).id;
    amara = await personByAddress(laying, { name: 'Amara Okonkwo', email: 'amara@example.org' });
    piotr = await personByAddress(laying, { name: 'Piotr Zieliński', email: 'piotr@example.org' });
  });
});
afterAll(() => database.close());

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) => (error instanceof Refused ? error.impediments : Promise.reject(error)),
  );
const fill = (post: Partial<NewPost>, actor: { grants?: string[] } = everything) =>
  act(actor, (filling) =>
    fillPost(
      filling,
      { unit: committee, office: 'member', person: amara, fromOn: '2026-07-01', untilOn: null, ...post },
      offices,
    ),
  );

test('a post gives its rights from its first day until, not on, its end', async () => {
  const post = await fill({ office: 'chair', fromOn: '2026-07-01', untilOn: '2028-07-01' });

  const find = visitorFinder(['units.held_grant']);
  const at = new Date('2026-11-23T18:00:00Z');
  const secret = await openSession({ db: database.db, at }, amara, 'a browser');
  const rights = async (day: string) => [...(await find(database.db, secret, at, day)).grants];
  expect(await Promise.all(['2026-06-30', '2026-07-01', '2028-06-30', '2028-07-01'].map(rights))).toEqual([
    [],
    ['docket.decide'],
    ['docket.decide'],
    [],
  ]);
  expect(await holdersOf(database.db, committee, 'chair', '2026-11-23')).toEqual([amara]);
  expect(await holdersOfGrant(database.db, 'docket.decide', '2026-11-23')).toEqual([amara]);
  expect((await postsOf(database.db, amara, '2026-11-23')).map(({ id, unitName }) => [id, unitName])).toEqual([
    [post, 'Committee on Organization'],
  ]);
  expect((await factsAbout(database.db, { detail: { post } })).map(({ fact }) => fact)).toEqual([
    {
      kind: 'units.post-filled',
      post,
      unit: committee,
      office: 'chair',
      person: amara,
      from: '2026-07-01',
      until: '2028-07-01',
    },
  ]);
});

test('the unit of the association’s file keeps its rights under a new name', async () => {
  await act(everything, (renaming) => renameUnit(renaming, committee, 'Organization Committee'));

  expect(await holdersOfGrant(database.db, 'docket.decide', '2026-11-23')).toEqual([amara]);
});

test('nobody hands out or takes away rights that they do not hold', async () => {
  const beyond = [{ code: 'office-gives-more-than-you-hold', words: ['docket.decide'] }];
  const editor = { grants: ['posts.edit'] };
  const [chair] = (await postsAt(database.db, committee)).filter((post) => post.office === 'chair');

  expect(await refusal(fill({ office: 'chair', person: piotr }, editor))).toEqual(beyond);
  expect(await refusal(act(editor, (ending) => endPost(ending, chair!.id, '2026-12-01')))).toEqual(beyond);
  expect(await refusal(fill({ person: piotr }, editor))).toEqual([]);
  expect(await refusal(fill({ person: piotr }, { grants: ['units.edit'] }))).toEqual([
    { code: 'not-granted', word: 'posts.edit' },
    { code: 'post-held-already' },
  ]);
});

test('a post is filled once, in days that follow one another, and in an office that is known', async () => {
  await fill({ fromOn: '2024-07-01', untilOn: '2026-07-01' });

  expect(await refusal(fill({ fromOn: '2025-01-01', untilOn: null }))).toEqual([{ code: 'post-held-already' }]);
  expect(await refusal(fill({ fromOn: '2026-07-01', untilOn: '2026-07-01' }))).toEqual([
    { code: 'post-ends-before-it-begins', fromOn: '2026-07-01' },
  ]);
  expect(await refusal(fill({ office: 'emperor' }))).toEqual([{ code: 'office-unknown', office: 'emperor' }]);
  expect(await refusal(fill({ fromOn: '2026-07-01' }))).toEqual([]);
});

test('the last administrator stays', async () => {
  const first = await fill({ unit: office, office: 'administrator', person: amara });
  const last = [{ code: 'last-administrator' }];

  expect(await refusal(act(everything, (ending) => endPost(ending, first, '2026-12-01')))).toEqual(last);
  expect(await refusal(act(everything, (ending) => discontinueUnit(ending, office)))).toEqual(last);

  await fill({ unit: office, office: 'administrator', person: piotr });
  await act(everything, (ending) => endPost(ending, first, '2026-12-01'));
  expect((await postOf(database.db, first))?.untilOn).toBe('2026-12-01');
});

test('whoever administers the house without a post lets the last one go', async () => {
  const { id } = await act(everything, (founding) => aUnit(founding, { name: 'Member Programs', parent: committee }));
  const post = await fill({ unit: id, office: 'administrator', person: piotr });
  await act(everything, (naming) => makeAdministrator(naming, amara));

  expect(await refusal(act(everything, (ending) => endPost(ending, post, '2026-12-01')))).toEqual([]);
});

test('posts end with their unit', async () => {
  const { id } = await act(everything, (founding) => aUnit(founding, { name: 'Short-lived' }));
  const now = await fill({ unit: id });
  const later = await fill({ unit: id, person: piotr, fromOn: '2027-07-01' });

  await act(everything, (ending) => discontinueUnit(ending, id, '2027-01-01'));

  expect([(await postOf(database.db, now))?.untilOn, (await postOf(database.db, later))?.untilOn]).toEqual([
    '2027-01-01',
    '2027-07-01',
  ]);
  expect(await refusal(fill({ unit: id, office: 'chair' }))).toEqual([
    { code: 'post-outlives-unit', on: '2027-01-01' },
  ]);
});

test('holders are named', async () => {
  const named = await withNames(database.db, await postsAt(database.db, committee));

  expect(new Set(named.map(({ name }) => name))).toEqual(new Set(['Amara Okonkwo', 'Piotr Zieliński']));
});

test('the table of rights follows the file, and a fact tells the difference', async () => {
  await act(everything, (keeping) =>
    keepGrants(keeping, [...grants.slice(1), { office: 'secretary', atUnit: '', word: 'council.record' }]),
  );
  await act(everything, (keeping) => keepGrants(keeping, grants));
  await act(everything, (keeping) => keepGrants(keeping, grants));

  const told = await factsAbout(database.db, { kinds: ['units.grants-changed'] });
  expect(told.slice(-2).map(({ fact }) => fact)).toEqual([
    {
      kind: 'units.grants-changed',
      added: ['secretary at every unit: council.record'],
      removed: ['chair at Committee on Organization: docket.decide'],
    },
    {
      kind: 'units.grants-changed',
      added: ['chair at Committee on Organization: docket.decide'],
      removed: ['secretary at every unit: council.record'],
    },
  ]);
});

test('a unit that is described keeps its posts', async () => {
  await act(everything, (editing) => describeUnit(editing, committee, { charge: 'Other.', revision: 2 }));

  expect((await postsAt(database.db, committee)).length).toBeGreaterThan(0);
});
