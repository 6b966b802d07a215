import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../platform/db/index.ts';
import { testDatabase } from '../../../testing/index.ts';
import { roll } from '../../tables.ts';
import { matchesFor } from './queries.ts';

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await sql`
    insert into roll.member (number, first_name, last_name, name_key)
    values ('10482217', 'Jordan', 'Bellweather', 'bellweather jordan'), ('10482300', 'Jördis', 'Bellwether', 'bellwether jordis'),
           ('90000001', 'Jordan', 'Bellweather-Lee', 'bellweather lee jordan'), ('55500001', '', '', '')
  `.execute(roll(database.db));
  await sql`update roll.member set survivor = (select id from roll.member where number = '10482217') where number = '90000001'`.execute(
    roll(database.db),
  );
});
afterAll(() => database.close());

test('each on a sheet is found by number, by a slip of it, by name and by the sound of the name', async () => {
  const matches = await matchesFor(database.db, [
    { name: 'Jordan Bellweather', number: '1048 2217' },
    { name: 'Jordan Bellweather', number: '' },
    { name: 'Jordis Bellwither', number: '' },
    { name: 'Somebody Else', number: '10482271' },
    { name: 'Jordan Bellweather', number: '90000001' },
    { name: 'Nobody Known', number: '1' },
  ]);

  expect(
    matches.map(({ linked, candidates }) => [linked?.number, candidates.map(({ member }) => member.number)]),
  ).toEqual([
    ['10482217', ['10482217', '10482300']],
    [undefined, ['10482217', '10482300']],
    [undefined, ['10482300', '10482217']],
    [undefined, ['10482217']],
    ['10482217', ['10482217', '10482300']],
    [undefined, []],
  ]);
});
