import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { performer, type Act } from '../../../platform/act/index.ts';
import type { Database } from '../../../platform/db/index.ts';
import { testDatabase } from '../../../testing/index.ts';
import { holdersOf } from '../../roles/queries.ts';
import { groupBySlug, groupsBy } from '../queries.ts';
import { groupsImportCommand } from './command.ts';
import { importGroups, type ImportedGroup, type ImportOptions } from './import.ts';
import { readGroupRows } from './rows.ts';

const topics = [
  { slug: 'diversity', label: 'Diversity' },
  { slug: 'local-projects', label: 'Local projects' },
];
const file = `name,formerly,purpose,topics,staff_liaison,open_to,policy,term,state,opened_on,ended_on,successor,conveners
Diversity,,"An open forum
and a home.",diversity,Michelle Harrell Washington,all members,ala-mig 2014,2025-06-30/2028-06-30,,,,,Amara Okonkwo <amara@example.org>; amara@example.org
LibraryLab,Library Boing Boing;Boing,Local projects.,Local projects;diversity,,,ala-mig/2014,2024-01-28/2027-01-28,active,2011-12-07,,,
Games and Gaming,,Games.,diversity,,,,,graduated,2008-01-16,2011-06-27,Games and Gaming Round Table,
`;

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const actor = { by: null, at: new Date('2026-11-23T18:00:00Z'), grants: new Set<string>() };
const bring = (text: string | Uint8Array, more: Partial<ImportOptions> = {}) =>
  importGroups(performer(database, 'America/Chicago'), actor, text, {
    topics,
    participation: () => 'members',
    ...more,
  });

test('a dry run tells what would happen and changes nothing; the same file twice changes nothing', async () => {
  const dry = await bring(file, { dryRun: true });
  const between = (await groupsBy(database.db)).total;
  const first = await bring(file);
  const second = await bring(file);

  expect([dry, between]).toEqual([{ new: 3, changed: 0, unchanged: 0, refused: [] }, 0]);
  expect([first, second]).toEqual([
    { new: 3, changed: 0, unchanged: 0, refused: [] },
    { new: 0, changed: 0, unchanged: 3, refused: [] },
  ]);
  const games = await groupBySlug(database.db, 'games-and-gaming');
  expect([games?.state, games?.openedOn, games?.endedOn, games?.successor]).toEqual([
    'graduated',
    '2008-01-16',
    '2011-06-27',
    'Games and Gaming Round Table',
  ]);
  const diversity = await groupBySlug(database.db, 'diversity');
  expect(
    (await holdersOf(database.db, diversity!.id, '2026-11-23')).map(({ name, role, fromOn }) => [name, role, fromOn]),
  ).toEqual([['Amara Okonkwo', 'convener', '2025-06-30']]);
  const lab = await groupBySlug(database.db, 'librarylab');
  expect([lab?.formerNames.map(({ name }) => name).toSorted(), lab?.topics]).toEqual([
    ['Boing', 'Library Boing Boing'],
    ['diversity', 'local-projects'],
  ]);
});

test('a group that the file calls by a new name is renamed, and what differs is changed', async () => {
  await bring(file);
  const renamed = `name;formerly;purpose;topics;liaison;state;ended on
Diversity and Inclusion;Diversity;An open forum.;diversity;Tina Coleman;lapsed;2026-11-01
`;

  const done = await bring(renamed);
  const again = await bring(renamed);

  const group = await groupBySlug(database.db, 'diversity');
  expect([done, again]).toEqual([
    { new: 0, changed: 1, unchanged: 0, refused: [] },
    { new: 0, changed: 0, unchanged: 1, refused: [] },
  ]);
  expect([group?.name, group?.purpose, group?.liaisonName, group?.state, group?.endedOn]).toEqual([
    'Diversity and Inclusion',
    'An open forum.',
    'Tina Coleman',
    'lapsed',
    '2026-11-01',
  ]);
});

test('whoever stands above adds the rest of a row in the same transaction, and may refuse it', async () => {
  const seen: ImportedGroup['row']['term'][] = [];
  const row = 'name,purpose,topics,policy,term\nNew Here,Purpose.,diversity,nowhere 1,2026-01-01/\n';
  const onGroup = async (_: Act, { row: { term } }: ImportedGroup) => {
    seen.push(term);
    return { refused: [{ column: 'policy', reason: 'policy-unknown', found: 'nowhere 1' }] };
  };

  const refused = await bring(row, { onGroup });

  expect([seen, refused]).toEqual([
    [{ fromOn: '2026-01-01', untilOn: null }],
    {
      new: 0,
      changed: 0,
      unchanged: 0,
      refused: [{ line: 2, column: 'policy', reason: 'policy-unknown', found: 'nowhere 1' }],
    },
  ]);
  expect(await groupBySlug(database.db, 'new-here')).toBeUndefined();
});

test('each thing that is wrong is told with its line and column, and nothing is brought in', async () => {
  const wrong = `name,purpose,topics,state,ended_on,term,policy,opened_on
Good,Purpose.,diversity,,,,,
Good,"Two
lines.",diversity,,,,,
,,knitting,asleep,2026-02-30,2026-05-01/2026-01-01,ala-mig,
Ended,Purpose.,diversity,lapsed,,,,
`;

  const { refused } = await bring(wrong);

  expect(refused).toEqual([
    { line: 3, column: 'name', reason: 'name-twice', found: 'Good' },
    { line: 5, column: 'name', reason: 'empty' },
    { line: 5, column: 'purpose', reason: 'empty' },
    { line: 5, column: 'state', reason: 'not-a-state', found: 'asleep' },
    { line: 5, column: 'ended_on', reason: 'not-a-day', found: '2026-02-30' },
    { line: 5, column: 'term', reason: 'ends-before-it-begins', found: '2026-01-01' },
    { line: 5, column: 'topics', reason: 'not-a-topic', found: 'knitting' },
    { line: 5, column: 'policy', reason: 'not-a-policy', found: 'ala-mig' },
    { line: 6, column: 'ended_on', reason: 'empty' },
  ]);
  expect(await groupBySlug(database.db, 'good')).toBeUndefined();
});

test('a group that is new and has ended needs the day on which it began', async () => {
  const { refused } = await bring('name,purpose,topics,state,ended\nLong Gone,Purpose.,diversity,lapsed,2011-06-27\n');

  expect(refused).toEqual([{ line: 2, column: 'openedOn', reason: 'empty' }]);
});

test('a policy that this installation does not know is refused', async () => {
  const { refused } = await bring('name,purpose,topics,policy\nOf Elsewhere,Purpose.,diversity,iasa sig\n', {
    participation: (policy) => (policy?.id === 'iasa' ? null : 'members'),
  });

  expect(refused).toEqual([{ line: 2, column: 'policy', reason: 'policy-unknown', found: 'iasa sig' }]);
});

test('the command prints what came of a file, and says what to mend', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'folkmoot-groups-'));
  const typed = async (name: string, text: string, options: Record<string, true> = {}) => {
    const printed: string[] = [];
    await writeFile(path.join(folder, name), text);
    const code = await groupsImportCommand(() => ({ topics, participation: () => 'members' })).run({
      operands: [path.join(folder, name)],
      options,
      terminal: { print: (line) => void printed.push(line), say: () => {}, progress: () => {} },
      database,
      perform: performer(database, 'America/Chicago'),
      at: actor.at,
      baseUrl: '',
    });
    return [code, ...printed];
  };

  const good = await typed('good.csv', 'name,purpose,topics\nTyped,Purpose.,diversity\n', { 'dry-run': true });
  const bad = await typed('bad.csv', 'name,purpose,topics\nTyped,,knitting\n');
  const json = await typed('bad.csv', 'name,purpose,topics\nTyped,Purpose.,knitting\n', { json: true });
  await rm(folder, { recursive: true });

  expect(good).toEqual([0, 'New 1, changed 0, unchanged 0. That was a dry run: nothing was changed.']);
  expect(bad).toEqual([
    1,
    'Line 2, purpose: is empty, and must not be.',
    'Line 2, topics: “knitting” is not in the list of topics.',
    'Nothing was brought in: mend 2 places in the file and run it again.',
  ]);
  expect([json[0], JSON.parse(String(json[1]))]).toEqual([
    1,
    {
      new: 0,
      changed: 0,
      unchanged: 0,
      refused: [
        {
          line: 2,
          column: 'topics',
          reason: '“knitting” is not in the list of topics',
          code: 'not-a-topic',
          said: 'knitting',
        },
      ],
    },
  ]);
});

test('a decision is not undone by a file', async () => {
  await bring(file);

  const { refused } = await bring('name,purpose,topics,state\nGames and Gaming,Games.,diversity,active\n');

  expect(refused).toEqual([{ line: 2, column: 'state', reason: 'has-ended', found: 'graduated' }]);
});

test('a file of an old spreadsheet is read: Windows-1252, tabs, no purpose column', () => {
  const latin = Uint8Array.from(
    [...'name\tpurpose\nBiblioth\xe8ques\tLire.\n'].map((letter) => letter.codePointAt(0)!),
  );

  expect(readGroupRows(latin, topics).rows.map(({ name }) => name)).toEqual(['Bibliothèques']);
  expect(readGroupRows('\uFEFFname\nDiversity\n', topics).refused).toEqual([
    { line: 1, column: 'purpose', reason: 'column-missing' },
  ]);
  expect(readGroupRows('', topics).refused).toEqual([
    { line: 1, column: 'name', reason: 'column-missing' },
    { line: 1, column: 'purpose', reason: 'column-missing' },
  ]);
});

test('a quotation mark in the wrong place is told, rather than read in some way', async () => {
  const outcome = await bring('name,purpose\nMoss "Libraries,Moss.\n');

  expect(outcome).toEqual({
    new: 0,
    changed: 0,
    unchanged: 0,
    refused: [{ line: 2, column: '', reason: 'cannot-be-read' }],
  });
});
