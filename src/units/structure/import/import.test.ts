import { afterAll, beforeAll, expect, test } from 'vitest';
import { performer } from '../../../platform/act/index.ts';
import { theSystem } from '../../../platform/act/perform.ts';
import type { Database } from '../../../platform/db/index.ts';
import { testDatabase } from '../../../testing/index.ts';
import { unitBySlug, unitsBy } from '../queries.ts';
import { importUnits, type UnitsImportOptions } from './import.ts';

const topics = [
  { slug: 'governance', label: 'Governance' },
  { slug: 'academic-libraries', label: 'Academic libraries' },
];
const file = `name,acronym,kind,parent,charge,topics,formerly,founded_on,discontinued_on,contact_name,contact_email
Nominating Committee,,committee,ACRL,Finds candidates.,,,,,,
Association of College and Research Libraries,ACRL,division,,"Academic and research
libraries.",Academic libraries;governance,Association of College and Reference Libraries (until 1957-01-01); College Section,1940-01-01,,Jane Doe,jane@example.org
Reference and User Services Association,RUSA,division,,,,,,,,
Nominating Committee,,committee,RUSA,,,,,,,
Old Round Table,,round table,,,,,,2011-06-27,,
`;

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const operator = theSystem(new Date('2026-11-23T18:00:00Z'), new Set(['units.edit', 'administration']));
const bring = (text: string, more: Partial<UnitsImportOptions> = {}) =>
  importUnits(performer(database, 'America/Chicago'), operator, text, { topics, ...more });
const none = { new: 0, changed: 0, unchanged: 0, refused: [] };

test('a dry run changes nothing, the file brings all in whatever its order, and twice is once', async () => {
  const dry = await bring(file, { dryRun: true });
  const between = (await unitsBy(database.db)).total;
  const first = await bring(file);
  const second = await bring(file);

  expect([dry, between]).toEqual([{ ...none, new: 5 }, 0]);
  expect([first, second]).toEqual([
    { ...none, new: 5 },
    { ...none, unchanged: 5 },
  ]);
  expect(await unitBySlug(database.db, 'association-of-college-and-research-libraries')).toMatchObject({
    acronym: 'ACRL',
    charge: 'Academic and research\nlibraries.',
    topics: ['academic-libraries', 'governance'],
    formerNames: [
      { name: 'Association of College and Reference Libraries', untilOn: '1957-01-01' },
      { name: 'College Section', untilOn: null },
    ],
    foundedOn: '1940-01-01',
    contactName: 'Jane Doe',
    contactEmail: 'jane@example.org',
  });
  expect((await unitBySlug(database.db, 'nominating-committee-2'))?.parent?.acronym).toBe('RUSA');
});

test('a row changes what it says, renames by a former name, and leaves alone what it has no column for', async () => {
  await bring(file);

  const done = await bring(`name;kind;formerly;parent
Academic Libraries Together;division;Association of College and Research Libraries (until 2026-10-01);
Nominating Committee;panel;;RUSA
`);

  const unit = await unitBySlug(database.db, 'association-of-college-and-research-libraries');
  expect(done).toEqual({ ...none, changed: 2 });
  expect([unit?.name, unit?.acronym, unit?.formerNames[0], unit?.foundedOn]).toEqual([
    'Academic Libraries Together',
    'ACRL',
    { name: 'Association of College and Research Libraries', untilOn: '2026-10-01' },
    '1940-01-01',
  ]);
  expect((await unitBySlug(database.db, 'nominating-committee-2'))?.kind).toBe('panel');
  expect((await unitBySlug(database.db, 'nominating-committee'))?.kind).toBe('committee');
});

test('each thing that is wrong is told with its line and column, and nothing is brought in', async () => {
  await bring(file);

  const { refused, ...counts } = await bring(`name,kind,parent,topics,founded_on,contact_email
New Unit,committee,,,,
Twin,committee,,,,
Twin,committee,,,,
,,,knitting,1876-02-30,nobody
Lost,committee,Nowhere,,,
Unclear,committee,Nominating Committee,,,
Round,committee,Square,,,
Square,committee,Round,,,
`);

  expect(refused).toEqual([
    { line: 4, column: 'name', reason: 'name-twice', found: 'Twin' },
    { line: 5, column: 'name', reason: 'empty' },
    { line: 5, column: 'kind', reason: 'empty' },
    { line: 5, column: 'contact_email', reason: 'not-an-address', found: 'nobody' },
    { line: 5, column: 'topics', reason: 'not-a-topic', found: 'knitting' },
    { line: 5, column: 'founded_on', reason: 'not-a-day', found: '1876-02-30' },
    { line: 6, column: 'parent', reason: 'no-such-unit', found: 'Nowhere' },
    { line: 7, column: 'parent', reason: 'means-several-units', found: 'Nominating Committee' },
    { line: 8, column: 'parent', reason: 'in-a-circle', found: 'Square' },
    { line: 9, column: 'parent', reason: 'in-a-circle', found: 'Round' },
  ]);
  expect(counts.new).toBe(2);
  expect(await unitBySlug(database.db, 'new-unit')).toBeUndefined();
});

test('a way tells units of one name apart', async () => {
  await bring(file);

  const done = await bring('name,kind,parent\nSubcommittee,committee,RUSA > Nominating Committee\n');

  expect(done).toEqual({ ...none, new: 1 });
  expect((await unitBySlug(database.db, 'subcommittee'))?.parent?.slug).toBe('nominating-committee-2');
});
