import { afterAll, beforeAll, expect, test } from 'vitest';
import { performer } from '../../../platform/act/index.ts';
import { theSystem } from '../../../platform/act/perform.ts';
import type { Database } from '../../../platform/db/index.ts';
import { testDatabase } from '../../../testing/index.ts';
import { acting, aUnit } from '../../testing.ts';
import { postsAt, withNames } from '../queries.ts';
import { importPosts, type PostsImportOptions } from './import.ts';

const offices = [
  { office: 'chair', label: 'Chair', also: ['Chairperson'] },
  { office: 'liaison', label: 'Staff liaison' },
];
const file = `unit,office,name,email,from_on,until_on
COO,Chairperson,Amara Okonkwo,amara@example.org,2026-07-01,2028-07-01
Committee on Organization,Staff liaison,Tina Coleman,tina@example.org,,
`;

let database: Database;
let committee: number;
beforeAll(async () => {
  database = await testDatabase();
  committee = await acting(database)({}, (founding) =>
    aUnit(founding, { name: 'Committee on Organization', acronym: 'COO' }),
  ).then(({ id }) => id);
});
afterAll(() => database.close());

const operator = theSystem(new Date('2026-11-23T18:00:00Z'), new Set(['posts.edit', 'administration']));
const bring = (text: string, more: Partial<PostsImportOptions> = {}) =>
  importPosts(performer(database, 'America/Chicago'), operator, text, { offices, ...more });
const none = { new: 0, changed: 0, unchanged: 0, refused: [] };

test('a dry run changes nothing, the file fills posts, and twice is once', async () => {
  const dry = await bring(file, { dryRun: true });
  const between = await postsAt(database.db, committee);
  const first = await bring(file);
  const second = await bring(file);

  expect([dry, between]).toEqual([{ ...none, new: 2 }, []]);
  expect([first, second]).toEqual([
    { ...none, new: 2 },
    { ...none, unchanged: 2 },
  ]);
  const posts = await withNames(database.db, await postsAt(database.db, committee));
  expect(posts.map(({ office, name, fromOn, untilOn }) => [office, name, fromOn, untilOn])).toEqual([
    ['liaison', 'Tina Coleman', '2026-11-23', null],
    ['chair', 'Amara Okonkwo', '2026-07-01', '2028-07-01'],
  ]);
});

test('a later file gives a post its end', async () => {
  await bring(file);

  const done = await bring(file.replace('2028-07-01', '2027-01-01'));

  expect(done).toEqual({ ...none, changed: 1, unchanged: 1 });
  expect((await postsAt(database.db, committee)).map(({ untilOn }) => untilOn)).toEqual([null, '2027-01-01']);
});

test('each thing that is wrong is told with its line and column, and nothing is brought in', async () => {
  const { refused } = await bring(`unit,office,name,email,member number,from,until
COO,chair,Piotr Zieliński,piotr@example.org,,2026-12-01,
Nowhere,emperor,,nobody,,2026-02-30,
COO,chair,Amara,,12345678,,
COO,chair,,somebody@example.org,,,
COO,chair,Amara,,,,
COO,chair,Late,late@example.org,,2027-01-01,2026-01-01
`);

  expect(refused).toEqual([
    { line: 3, column: 'office', reason: 'not-an-office', found: 'emperor' },
    { line: 3, column: 'email', reason: 'not-an-address', found: 'nobody' },
    { line: 3, column: 'from', reason: 'not-a-day', found: '2026-02-30' },
    { line: 4, column: 'member number', reason: 'no-such-member', found: '12345678' },
    { line: 5, column: 'name', reason: 'empty' },
    { line: 6, column: 'email', reason: 'nobody-named' },
    { line: 7, column: 'until', reason: 'post-ends-before-it-begins' },
  ]);
});
