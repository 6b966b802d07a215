import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { performer } from '../../../platform/act/index.ts';
import { seeing, type Database } from '../../../platform/db/index.ts';
import { testDatabase } from '../../../testing/index.ts';
import { sql } from 'kysely';
import { importRules, rollFolder } from '../../testing.ts';
import { memberByNumber, memberOfPerson, standingHistory, standingOn } from '../queries.ts';
import { applyImport, tryImport, type ImportOutcome } from './import.ts';
import { lookAt, proposeMapping } from './reading.ts';

const header = 'member_id,first_name,last_name,email,class,status,join_date,paid_through,suspended,company,merged_into';
const ann = '1,Ann,Lee,ann@example.org,Regular,Active,5/1/19,8/31/27,N,"Duluth Public Library\nEast",';
const bo = '2,Bo,Núñez,bo@example.org,REG,Active,2020-02-03,2027-08-31,N,,';
const cy = '3,Cy,Okafor,cy@example.org,Life member,Active,1/2/68,,N,,';
const others = Array.from(
  { length: 40 },
  (_, index) => `${100 + index},Di${index},Quill,di${index}@example.org,REG,Active,2020-02-03,2027-08-31,N,,`,
);

let database: Database;
let folder: Awaited<ReturnType<typeof rollFolder>>;
beforeAll(async () => {
  database = await testDatabase();
  folder = await rollFolder();
});
afterAll(async () => {
  await folder.clear();
  await database.close();
});
beforeEach(async () => {
  await sql`truncate roll.member, roll.standing cascade`.execute(seeing<never>()(database.db));
  await sql`truncate platform.fact cascade`.execute(seeing<never>()(database.db));
});

const day = (on: string) => new Date(`${on}T18:00:00Z`);

async function bring(
  rows: readonly string[],
  { on = '2026-11-23', apply = true, confirmed = false, whole = true } = {},
): Promise<Partial<ImportOutcome>> {
  const path = await folder.write([header, ...rows, ''].join('\n'));
  const file = await lookAt(path);
  const mapping = { ...proposeMapping(file), whole };
  const place = {
    database,
    perform: performer(database, 'America/Chicago'),
    actor: { by: null, at: day(on), grants: new Set<string>() },
    zone: 'America/Chicago',
    rules: importRules,
    hashKey: Buffer.alloc(32, 7),
  };
  const roll = { path, name: 'members.csv', file, mapping };
  const outcome = apply
    ? await applyImport(place, roll, { confirmed, done: async () => 1 })
    : await tryImport(place, roll);
  const { inGoodStanding: _, remarks: __, remarkedRows: ___, erased: ____, refusedRows: _____, ...counts } = outcome;
  return counts;
}

const nothing = {
  rows: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  lapsed: 0,
  merged: 0,
  absent: 0,
  held: false,
  refused: [],
};

async function facts(): Promise<object[]> {
  const { rows } = await sql<{ fact: object }>`
    select jsonb_build_object('kind', kind) || body as fact from platform.fact where kind <> 'roll.import-applied' order by id
  `.execute(seeing<never>()(database.db));
  return rows.map((row) => row.fact);
}

const idOf = async (number: string) => (await memberByNumber(database.db, number))!.id;

test('new members come with names, days and standing', async () => {
  expect(await bring([ann, bo, cy])).toEqual({ ...nothing, rows: 3, new: 3 });

  const { id, ...found } = (await memberByNumber(database.db, '1'))!;
  expect(found).toEqual({
    number: '1',
    firstName: 'Ann',
    lastName: 'Lee',
    informalName: '',
    email: 'ann@example.org',
    company: 'Duluth Public Library, East',
    joinedOn: '2019-05-01',
    directoryOptOut: false,
    person: null,
  });
  expect(await standingOn(database.db, id, '2026-11-23')).toEqual({
    survivor: id,
    number: '1',
    joinedOn: '2019-05-01',
    class: 'regular',
    type: '',
    status: 'active',
    paidThrough: '2027-08-31',
    suspended: false,
    onRoll: true,
    mergedInto: null,
  });
});

test('a dry run tells the same and changes nothing', async () => {
  const told = await bring([ann, bo], { apply: false });

  expect(told).toEqual({ ...nothing, rows: 2, new: 2 });
  expect(await memberByNumber(database.db, '1')).toBeUndefined();
});

test('the same file twice changes nothing', async () => {
  const merged = '4,Annie,Lee,,,,,,N,,1';
  await bring([ann, bo, cy, merged]);

  expect(await bring([ann, bo, cy, merged], { on: '2026-11-24' })).toEqual({ ...nothing, rows: 4, unchanged: 4 });
  expect(await standingHistory(database.db, await idOf('1'))).toHaveLength(1);
});

test('a renewal begins a version, so that the days before it keep their answer', async () => {
  await bring([ann.replace('8/31/27', '8/31/26')], { on: '2026-10-01' });
  const id = await idOf('1');

  expect(await bring([ann], { on: '2026-11-10' })).toEqual({ ...nothing, rows: 1, changed: 1 });

  expect((await standingOn(database.db, id, '2026-11-09'))?.paidThrough).toBe('2026-08-31');
  expect((await standingOn(database.db, id, '2026-11-10'))?.paidThrough).toBe('2027-08-31');
});

test('a second file on one day takes the place of the first', async () => {
  await bring([ann]);
  await bring([ann.replace('8/31/27', '8/31/28')]);

  const versions = await standingHistory(database.db, await idOf('1'));

  expect(versions.map(({ fromOn, untilOn, paidThrough }) => [fromOn, untilOn, paidThrough])).toEqual([
    ['2026-11-23', null, '2028-08-31'],
  ]);
});

test('standing ends by dues, by suspension, by status, and by being missing; each is told once, with its reason', async () => {
  const [a, b, c, d, ...rest] = others;
  const many = Array.from({ length: 60 }, (_, index) => others[0]!.replace('100', String(500 + index)));
  await bring([...others, ...many]);
  const ids = await Promise.all(['100', '101', '102', '103'].map(idOf));

  const outcome = await bring(
    [
      a!.replace('2027-08-31', '2026-08-31'),
      b!.replace(',N,', ',Y,'),
      c!.replace('Active', 'Deceased'),
      ...rest,
      ...many,
    ],
    { on: '2026-12-01' },
  );

  expect(outcome).toEqual({ ...nothing, rows: 99, unchanged: 96, lapsed: 4, absent: 1 });
  expect(d).toContain('103');
  expect(await facts()).toEqual([
    { kind: 'roll.standing-ended', member: ids[0], why: 'dues-run-out' },
    { kind: 'roll.standing-ended', member: ids[1], why: 'suspended' },
    { kind: 'roll.standing-ended', member: ids[2], why: 'status-without-standing' },
    { kind: 'roll.standing-ended', member: ids[3], why: 'not-on-roll' },
  ]);
  expect((await standingOn(database.db, ids[3]!, '2026-11-30'))?.onRoll).toBe(true);
  expect((await standingOn(database.db, ids[3]!, '2026-12-01'))?.onRoll).toBe(false);
});

test('a member who was missing and comes back has a gap', async () => {
  await bring([ann, ...others]);
  await bring(others, { on: '2026-12-01' });
  expect(await bring([ann, ...others], { on: '2026-12-10' })).toEqual({
    ...nothing,
    rows: 41,
    changed: 1,
    unchanged: 40,
  });

  const id = await idOf('1');
  const onRoll = await Promise.all(
    ['2026-11-23', '2026-12-05', '2026-12-10'].map(async (on) => (await standingOn(database.db, id, on))?.onRoll),
  );
  expect(onRoll).toEqual([true, false, true]);
});

test('a file of a part of the roll says nothing of the others', async () => {
  await bring([ann, bo]);

  expect(await bring([ann], { whole: false })).toEqual({ ...nothing, rows: 1, unchanged: 1 });
});

test('a file that ends more than a twentieth of all good standing is held until it is confirmed', async () => {
  await bring(others);

  expect(await bring(others.slice(0, 37), { apply: false })).toEqual({
    ...nothing,
    rows: 37,
    unchanged: 37,
    lapsed: 3,
    absent: 3,
    held: true,
  });
  await expect(bring(others.slice(0, 37))).rejects.toMatchObject({
    impediments: [{ code: 'import-held', lapsed: 3, merged: 0, inGoodStanding: 40 }],
  });
  expect(await bring(others.slice(0, 38))).toMatchObject({ lapsed: 2, held: false });
  expect(await bring(others.slice(0, 30), { confirmed: true })).toMatchObject({ lapsed: 8, held: true });
});

test('whoever a file merges into others counts as who loses standing, so that a wrong column does not take the roll away', async () => {
  await bring(others);
  const into = (rows: readonly string[]) => rows.map((row) => `${row}${row.endsWith(',') ? '' : ','}103`);
  const [survivor, ...rest] = [others[3]!, ...others.slice(0, 3), ...others.slice(4)];
  const merging = (count: number) => [survivor!, ...into(rest.slice(0, count)), ...rest.slice(count)];

  expect(await bring(merging(3), { apply: false })).toMatchObject({ merged: 3, lapsed: 0, held: true });
  await expect(bring(merging(3))).rejects.toMatchObject({
    impediments: [{ code: 'import-held', lapsed: 0, merged: 3, inGoodStanding: 40 }],
  });
  await expect(bring(merging(2).slice(0, 39))).rejects.toMatchObject({
    impediments: [{ code: 'import-held', lapsed: 1, merged: 2 }],
  });
  expect(await bring(merging(2))).toMatchObject({ merged: 2, held: false });
});

test('refused rows are told with line, column and reason, and never stop the others', async () => {
  await bring([bo]);

  const outcome = await bring([
    ann,
    bo.replace('2027-08-31', '31/11/27'),
    ',No,Number,,REG,,,2027-01-01,N,,',
    '5,Class,Less,,REGX,,,2027-01-01,N,,',
    '6,Dues,Less,,REG,,,,N,,',
    '7,Self,Merged,,REG,,,2027-01-01,N,,7',
    '8,Cut,Off',
    '1,Ann,Twice,,REG,,,2027-01-01,N,,',
    '9,To,Nobody,,REG,,,2027-01-01,N,,77',
    '10,Round,About,,REG,,,2027-01-01,N,,11',
    '11,About,Round,,REG,,,2027-01-01,N,,10',
  ]);

  expect({
    ...outcome,
    refused: outcome.refused?.map(({ line, member, column, reason }) => [line, member, column, reason.code]),
  }).toEqual({
    ...nothing,
    rows: 11,
    new: 1,
    refused: [
      [4, '2', 'paid_through', 'not-a-date'],
      [5, null, 'member_id', 'number-missing'],
      [6, '5', 'class', 'class-unknown'],
      [7, '6', 'paid_through', 'paid-through-missing'],
      [8, '7', 'merged_into', 'merged-into-itself'],
      [9, '8', null, 'columns-missing'],
      [10, '1', 'member_id', 'number-repeated'],
      [11, '9', 'merged_into', 'merged-into-nobody'],
      [12, '10', 'merged_into', 'merged-in-a-circle'],
      [13, '11', 'merged_into', 'merged-in-a-circle'],
    ],
  });
  expect((await standingOn(database.db, await idOf('2'), '2026-11-23'))?.onRoll).toBe(true);
});

test('merged records lead to their survivor, in chains, with whoever had come by them', async () => {
  await bring([ann, bo, cy]);
  const [a, b, c] = await Promise.all(['1', '2', '3'].map(idOf));
  const { rows } = await sql<{ person: string }>`
    with person as (insert into roll.person (came_at) values ('2026-11-01') returning id)
    update roll.member set person = person.id from person where number = '2' returning person
  `.execute(seeing<never>()(database.db));

  const outcome = await bring([ann + '2', bo + '3', cy], { on: '2026-12-01', confirmed: true });

  expect(outcome).toEqual({ ...nothing, rows: 3, merged: 2, unchanged: 1, held: true });
  expect((await memberByNumber(database.db, '1'))?.number).toBe('3');
  expect((await memberOfPerson(database.db, rows[0]!.person))?.number).toBe('3');
  expect((await standingOn(database.db, a!, '2026-12-01'))?.survivor).toBe(c);
  expect((await standingOn(database.db, a!, '2026-11-30'))?.survivor).toBe(a);
  expect(await facts()).toEqual([
    { kind: 'roll.member-merged', member: a, survivor: c },
    { kind: 'roll.member-merged', member: b, survivor: c },
  ]);
});

test('columns that the file does not have stay as they are', async () => {
  await bring([ann]);
  const path = await folder.write('paid thru;ID;last;first;class\n2028-08-31;1;Lee;Ann;regular\n');
  const file = await lookAt(path);
  const place = {
    database,
    perform: performer(database, 'America/Chicago'),
    actor: { by: null, at: day('2026-12-01'), grants: new Set<string>() },
    zone: 'America/Chicago',
    rules: importRules,
    hashKey: Buffer.alloc(32),
  };

  const outcome = await applyImport(
    place,
    { path, name: 'dues.csv', file, mapping: proposeMapping(file) },
    { confirmed: false, done: async () => 2 },
  );

  expect(outcome).toMatchObject({ rows: 1, changed: 1, lapsed: 0 });
  const member = (await memberByNumber(database.db, '1'))!;
  expect(member).toMatchObject({
    email: 'ann@example.org',
    company: 'Duluth Public Library, East',
    joinedOn: '2019-05-01',
  });
  expect(await standingOn(database.db, member.id, '2026-12-01')).toMatchObject({
    paidThrough: '2028-08-31',
    status: 'active',
  });
});

test('two imports at once wait for one another', async () => {
  const [first, second] = await Promise.all([bring([ann, bo]), bring([ann, bo])]);

  expect(new Set([first.new, second.new])).toEqual(new Set([0, 2]));
  expect(new Set([first.unchanged, second.unchanged])).toEqual(new Set([0, 2]));
});

test('what goes wrong while the roll is written leaves it as it was', async () => {
  await bring([ann]);
  const path = await folder.write([header, ann.replace('Lee', 'Leigh'), bo].join('\n'));
  const file = await lookAt(path);
  const place = {
    database,
    perform: performer(database, 'America/Chicago'),
    actor: { by: null, at: day('2026-12-01'), grants: new Set<string>() },
    zone: 'America/Chicago',
    rules: importRules,
    hashKey: Buffer.alloc(32),
  };
  const failing = applyImport(
    place,
    { path, name: 'x', file, mapping: proposeMapping(file) },
    { confirmed: false, done: () => Promise.reject(new Error('the power went')) },
  );

  await expect(failing).rejects.toThrow('the power went');
  expect((await memberByNumber(database.db, '1'))?.lastName).toBe('Lee');
  expect(await memberByNumber(database.db, '2')).toBeUndefined();
  expect(await bring([ann])).toEqual({ ...nothing, rows: 1, unchanged: 1 });
});
