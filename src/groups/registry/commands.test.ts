import { formerlyOf } from './rules.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../platform/db/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { Refused } from '../../platform/refusal/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { acting, aGroup } from '../testing.ts';
import { describeGroup, markEnded, markLapsed, openGroup, renameGroup, resumeGroup } from './commands.ts';
import { groupBySlug, groupOf, groupsBy, groupsForOverlap } from './queries.ts';

let database: Database;
let act: ReturnType<typeof acting>;

beforeAll(async () => {
  database = await testDatabase();
  act = acting(database);
});
afterAll(() => database.close());

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => [],
    (error: unknown) => (error instanceof Refused ? error.impediments : Promise.reject(error)),
  );

test('a group that opens has a home, and its organizers are its conveners and first participants', async () => {
  const amara = await aPerson(database.db, 'Amara Okonkwo');

  const { id, slug } = await act({}, (opening) =>
    openGroup(opening, {
      name: '  Makers  & Menders ',
      purpose: 'Repair in libraries.',
      topics: ['technology', 'sustainability', 'technology'],
      organizers: [amara, amara],
      participation: 'members',
      policy: { id: 'ala-mig', version: '2014' },
      petition: 41,
    }),
  );

  const group = await groupBySlug(database.db, slug);
  expect(group).toEqual({
    id,
    number: expect.any(Number) as number,
    slug: 'makers-and-menders',
    name: 'Makers & Menders',
    formerNames: [],
    purpose: 'Repair in libraries.',
    about: '',
    openTo: '',
    topics: ['sustainability', 'technology'],
    participation: 'members',
    rosterShown: false,
    state: 'active',
    openedOn: '2026-11-23',
    endedOn: null,
    endedCode: null,
    successor: null,
    petition: 41,
    policy: { id: 'ala-mig', version: '2014' },
    liaison: null,
    liaisonName: '',
    revision: 1,
  });
  expect(
    (await groupsBy(database.db, { person: amara })).groups.map((listed) => [listed.slug, listed.participants]),
  ).toEqual([['makers-and-menders', 1]]);
  const told = await factsAbout(database.db, { detail: { group: id } });
  expect(told.map(({ fact }) => fact.kind)).toEqual([
    'groups.role-accepted',
    'groups.participant-joined',
    'groups.group-opened',
  ]);
});

test('a petition makes one group at most', async () => {
  await act({}, (opening) => aGroup(opening, { petition: 7 }));

  expect(await refusal(act({}, (opening) => aGroup(opening, { petition: 7 })))).toEqual([
    { code: 'petition-made-a-group', petition: 7 },
  ]);
});

test('groups that open at once under one name get different addresses', async () => {
  const opened = await Promise.all([1, 2, 3].map(() => act({}, (opening) => aGroup(opening, { name: 'At Once' }))));

  expect(opened.map((group) => group.slug).toSorted()).toEqual(['at-once', 'at-once-2', 'at-once-3']);
});

test('a former name is kept, its address leads on, and nobody else gets it', async () => {
  const { id } = await act({}, (opening) => aGroup(opening, { name: 'Library Boing Boing' }));

  await act({}, (renaming) => renameGroup(renaming, id, 'LibraryLab', '2026-11-01'));

  const other = await act({}, (opening) => aGroup(opening, { name: 'Library Boing Boing' }));
  const group = await groupBySlug(database.db, 'library-boing-boing');
  expect([group?.id, group?.slug, group?.formerNames]).toEqual([
    id,
    'librarylab',
    [{ name: 'Library Boing Boing', untilOn: '2026-11-01' }],
  ]);
  expect(other.slug).toBe('library-boing-boing-2');
});

test('a group that takes its former name back has its former address again', async () => {
  const { id } = await act({}, (opening) => aGroup(opening, { name: 'First Name' }));
  await act({}, (renaming) => renameGroup(renaming, id, 'Second Name'));

  const back = await act({}, (renaming) => renameGroup(renaming, id, 'First Name'));

  const group = await groupOf(database.db, id);
  expect([back.slug, formerlyOf(group!).map(({ name }) => name)]).toEqual(['first-name', ['Second Name']]);
});

test('each change of a name is kept, also where a name is taken again', async () => {
  const { id } = await act({}, (opening) => aGroup(opening, { name: 'Once', openedOn: '2026-01-01' }));
  for (const [name, on] of [
    ['Twice', '2026-02-01'],
    ['Once', '2026-03-01'],
    ['Twice', '2026-04-01'],
    ['Thrice', '2026-05-01'],
  ] as const)
    await act({}, (renaming) => renameGroup(renaming, id, name, on));

  const group = (await groupOf(database.db, id))!;
  expect(group.formerNames).toEqual([
    { name: 'Twice', untilOn: '2026-05-01' },
    { name: 'Once', untilOn: '2026-04-01' },
    { name: 'Twice', untilOn: '2026-03-01' },
    { name: 'Once', untilOn: '2026-02-01' },
  ]);
  expect(formerlyOf(group)).toEqual(group.formerNames.slice(0, 2));
});

test('a new name that another active group bears is refused', async () => {
  await act({}, (opening) => aGroup(opening, { name: 'Taken' }));
  const { id } = await act({}, (opening) => aGroup(opening, { name: 'Not Taken' }));

  expect(await refusal(act({}, (renaming) => renameGroup(renaming, id, 'TAKEN')))).toEqual([
    { code: 'group-name-taken', name: 'TAKEN' },
  ]);
});

test('two editors do not overwrite one another unawares', async () => {
  const { id, slug } = await act({}, (opening) => aGroup(opening, { name: 'Two Editors' }));
  const grants = [`group.edit@${slug}`];
  const saying = (about: string, revision: number) => ({
    about,
    topics: ['sustainability'],
    rosterShown: true,
    revision,
  });

  await act({ grants }, (editing) => describeGroup(editing, id, saying('First.', 1)));
  const second = await refusal(act({ grants }, (editing) => describeGroup(editing, id, saying('Second.', 1))));

  const group = await groupOf(database.db, id);
  expect(second).toEqual([{ code: 'group-changed-meanwhile', revision: 2 }]);
  expect([group?.about, group?.rosterShown, group?.revision]).toEqual(['First.', true, 2]);
});

test('a lapsed group keeps its home, may be renewed, and ends once', async () => {
  const { id, slug } = await act({}, (opening) => aGroup(opening, { name: 'Comes and Goes', openedOn: '2023-11-01' }));
  const state = async () => {
    const group = await groupBySlug(database.db, slug);
    return [group?.state, group?.endedOn, group?.endedCode, group?.successor];
  };

  await act({}, (lapsing) => markLapsed(lapsing, id, '2026-11-01'));
  await act({}, (lapsing) => markLapsed(lapsing, id, '2026-11-02'));
  expect(await state()).toEqual(['lapsed', '2026-11-01', 'term-ended', null]);

  await act({}, (resuming) => resumeGroup(resuming, id));
  expect(await state()).toEqual(['active', null, null, null]);

  await act({}, (ending) =>
    markEnded(ending, id, { state: 'graduated', reason: 'became-round-table', successor: 'Climate Round Table' }),
  );
  expect(await state()).toEqual(['graduated', '2026-11-23', 'became-round-table', 'Climate Round Table']);
  expect(await refusal(act({}, (resuming) => resumeGroup(resuming, id)))).toEqual([
    { code: 'group-has-ended', state: 'graduated' },
  ]);
});

test('groups are found by name, former name, purpose and topic, and counted page by page', async () => {
  const { id } = await act({}, (opening) =>
    aGroup(opening, {
      name: 'Zines',
      purpose: 'Small press, kept.',
      topics: ['self-publishing'],
      formerNames: [{ name: 'Fanzine Circle', untilOn: null }],
    }),
  );
  const found = async (text: string) => (await groupsBy(database.db, { text })).groups.map((group) => group.id);

  expect([
    await found('zINES'),
    await found('fanzine'),
    await found('small press'),
    await found('self publishing'),
    await found('100%'),
  ]).toEqual([[id], [id], [id], [id], []]);

  const all = await groupsBy(database.db, { most: 2 });
  const next = await groupsBy(database.db, { most: 2, from: 2 });
  expect([all.groups.length, next.groups.length, all.total]).toEqual([2, 2, next.total]);
  expect((await groupsForOverlap(database.db)).find((text) => text.id === id)).toEqual({
    kind: 'group',
    id,
    slug: 'zines',
    name: 'Zines',
    formerNames: ['Fanzine Circle'],
    purpose: 'Small press, kept.',
    topics: ['self-publishing'],
    state: 'active',
  });
});

test('what is no id is no group', async () => {
  expect([await groupOf(database.db, "1' or true"), await groupBySlug(database.db, '../etc')]).toEqual([
    undefined,
    undefined,
  ]);
});
