import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { performer, type Actor } from '../../platform/act/index.ts';
import { seeing, type Database } from '../../platform/db/index.ts';
import { stampInstallation } from '../../platform/installation.ts';
import { testDatabase } from '../../testing/index.ts';
import { personByAddress, personForMember } from '../persons/commands.ts';
import { personOf } from '../persons/queries.ts';
import { makeToken } from '../tokens/commands.ts';
import { tokensOf } from '../tokens/queries.ts';
import { importRules, rollFolder, standing } from '../testing.ts';
import { memberCommands } from './cli.ts';
import { erasePerson, recordLapses } from './commands.ts';
import { memberByNumber, memberOfPerson, membersByEmail, searchMembers, standingOn } from './queries.ts';
import { impedimentsToGoodStanding } from './rules.ts';
import { run } from '../../platform/cli/index.ts';

const at = new Date('2026-11-23T18:00:00Z');
const system: Actor = { by: null, at, grants: new Set() };
const roll = `member_id,first_name,last_name,email,class,paid_through,merged_into
10482217,Jordan,Bellweather,jordan@example.org,REG,2027-08-31,
10482218,J.,Bellwether,,,,10482217
2,Ann,Lee,desk@example.org,REG,2027-08-31,
3,Bo,Lee,desk@example.org,REG,2027-08-31,
`;

let database: Database;
let folder: Awaited<ReturnType<typeof rollFolder>>;
beforeAll(async () => {
  database = await testDatabase();
  folder = await rollFolder();
  await stampInstallation(database.db, 'association', at);
});
afterAll(async () => {
  await folder.clear();
  await database.close();
});

/** Types a command, and gives its exit code with all that it says. */
async function typed(...words: string[]): Promise<{ code: number; printed: string[]; said: string[] }> {
  const printed: string[] = [];
  const said: string[] = [];
  const perform = performer(database, 'America/Chicago');
  const commands = memberCommands({ rules: () => importRules, zone: 'America/Chicago' });
  const house = {
    open: async () => ({ database, perform, at, baseUrl: '', close: async () => {} }),
    word: (error: unknown) =>
      error instanceof Error && 'impediments' in error ? JSON.stringify(error.impediments) : undefined,
  };
  const terminal = {
    print: (line: string) => void printed.push(line),
    say: (line: string) => void said.push(line),
    progress: () => {},
  };
  return { code: await run(words, commands, house, terminal), printed, said };
}

const bring = async (text: string, ...options: string[]) =>
  typed('roll', 'import', await folder.write(text), ...options);

test('the command brings a roll in, and tells a program what it did', async () => {
  const dry = await bring(roll, '--dry-run', '--json');
  const { code, printed } = await bring(roll, '--json');

  expect(dry.printed).toEqual(printed);
  expect([code, JSON.parse(printed[0]!)]).toEqual([
    0,
    {
      rows: 4,
      new: 4,
      changed: 0,
      unchanged: 0,
      lapsed: 0,
      merged: 0,
      absent: 0,
      erased: 0,
      inGoodStanding: 0,
      refusedRows: 0,
      remarkedRows: 0,
      held: false,
      refused: [],
      remarks: [],
    },
  ]);
  expect(JSON.parse((await bring(roll, '--json')).printed[0]!)).toMatchObject({ unchanged: 4, new: 0, changed: 0 });
});

test('a refused row has a line, a column and a sentence', async () => {
  const { printed } = await bring(
    roll.replace('REG,2027-08-31,\n10482218', 'REG,2027-11-31,\n10482218'),
    '--dry-run',
    '--json',
  );

  expect(JSON.parse(printed[0]!).refused).toEqual([
    {
      line: 2,
      column: 'paid_through',
      reason: 'November has 30 days',
      code: 'no-such-day',
      member: '10482217',
      said: '2027-11-31',
    },
  ]);
});

test('a held file is refused until it is confirmed', async () => {
  const part = roll.split('\n').slice(0, 3).join('\n');

  expect((await bring(part, '--dry-run')).code).toBe(3);
  expect(await bring(part)).toEqual({
    code: 3,
    printed: [],
    said: [
      expect.stringMatching(
        /^The file is held: 2 members would lose their standing, that is 66.7\u00a0% .*\n.*--confirm/,
      ),
    ],
  });
  expect((await bring(part, '--partial')).code).toBe(0);
});

test('columns with strange names can be named, and are remembered', async () => {
  const strange = 'Key;Given;Fam;Lvl;Good Until\n4;Cy;Quill;REG;2027-01-31\n';

  const refused = await bring(strange, '--partial', '--json');
  const named = await bring(
    strange,
    '--partial',
    '--json',
    '--columns',
    'number=Key,firstname=Given,lastName=Fam,class=Lvl,paidThrough=Good Until',
  );
  const again = await bring(strange, '--partial', '--json');

  expect(refused).toMatchObject({ code: 3, said: [expect.stringContaining('--columns')] });
  expect(JSON.parse(named.printed[0]!)).toMatchObject({ rows: 1, new: 1 });
  expect(JSON.parse(again.printed[0]!)).toMatchObject({ rows: 1, unchanged: 1 });
  expect((await typed('roll', 'import', '/nowhere.csv')).code).toBe(1);
  expect((await bring(strange, '--columns', 'shoes=Key')).code).toBe(2);
});

test('dues that run out in the night are told of once', async () => {
  const perform = performer(database, 'America/Chicago');
  const night = { ...system, at: new Date('2027-02-01T06:00:00Z') };
  const ended = async () => {
    const { rows } = await sql<{ why: string }>`
      select body ->> 'why' as why from platform.fact where kind = 'roll.standing-ended' and at = ${night.at}
    `.execute(seeing<never>()(database.db));
    return rows;
  };

  await perform({ ...night, at: new Date('2027-01-31T06:00:00Z') }, (act) => recordLapses(act, standing));
  await perform(night, (act) => recordLapses(act, standing));
  await perform({ ...night, at: new Date('2027-02-02T06:00:00Z') }, (act) => recordLapses(act, standing));

  expect(await ended()).toEqual([{ why: 'dues-run-out' }]);
});

test('members are found by number, address and name', async () => {
  const found = async (text: string) =>
    (await searchMembers(database.db, text)).map(({ number, mergedInto }) => [number, mergedInto]);

  expect(await found('1048 2218')).toEqual([['10482218', '10482217']]);
  expect(await found('DESK@example.org')).toEqual([
    ['2', null],
    ['3', null],
  ]);
  expect(await found('jordan bellw')).toEqual([]);
  expect(await found('Jordan Bellweather')).toEqual([['10482217', null]]);
  expect(await found('bellw')).toEqual([
    ['10482217', null],
    ['10482218', '10482217'],
  ]);
  expect(await membersByEmail(database.db, 'desk@example.org')).toHaveLength(2);
});

test('a guest is erased by address, a member by number only', async () => {
  const perform = performer(database, 'America/Chicago');
  const guest = await perform(system, (act) => personByAddress(act, { name: 'Gail Guest', email: 'gail@example.org' }));

  expect((await typed('roll', 'erase', 'Gail@example.org')).code).toBe(0);
  expect((await typed('roll', 'erase', 'desk@example.org')).code).toBe(1);
  expect((await typed('roll', 'erase', '999')).code).toBe(1);

  expect(await personOf(database.db, guest)).toBeUndefined();
});

test('an erased person leaves the standing and nothing else, and no import brings them back', async () => {
  const member = (await memberByNumber(database.db, '10482218'))!;
  const perform = performer(database, 'America/Chicago');
  const person = await perform(system, (act) => personForMember(act, member.id));
  const token = { name: 'Script of Jordan', scopes: ['read'] as const, lastOn: '2026-12-24' };
  await perform({ ...system, by: person }, (act) => makeToken(act, person, token));

  await perform(system, (act) => erasePerson(act, person));
  await perform(system, (act) => erasePerson(act, person));

  expect(await memberByNumber(database.db, '10482217')).toBeUndefined();
  expect(await memberOfPerson(database.db, person)).toBeUndefined();
  expect(await personOf(database.db, person)).toBeUndefined();
  expect(await tokensOf(database, person)).toEqual([]);
  const kept = await standingOn(database.db, member.id, '2026-11-23');
  expect(kept && impedimentsToGoodStanding(kept, standing, '2026-11-23')).toEqual([]);
  expect(JSON.parse((await bring(roll, '--json', '--partial')).printed[0]!)).toMatchObject({
    rows: 4,
    new: 0,
    unchanged: 2,
    erased: 2,
  });
  const { rows } = await sql<{ text: string }>`select string_agg(member::text, ' ') as text from roll.member`.execute(
    seeing<never>()(database.db),
  );
  expect(rows[0]?.text).not.toMatch(/Jordan|Bellw|1048221/);
});
