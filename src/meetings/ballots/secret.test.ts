import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Act, PersonId } from '../../platform/act/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { Refused } from '../../platform/refusal/index.ts';
import { testDatabase } from '../../testing/index.ts';
import type { UnitId } from '../../units/index.ts';
import { acting } from '../testing.ts';
import { castVote } from './commands/casting.ts';
import { closeByHand, closeWhenOver } from './commands/closing.ts';
import type { BallotId, Position } from './model.ts';
import { ballotOf, recordOf } from './queries.ts';
import { aBallot, aVotingBody } from './testing.ts';

const opened = new Date('2026-11-23T18:00:00Z');
let database: Database;
let unit: UnitId;
let members: PersonId[];
let secret: BallotId;

beforeAll(async () => {
  database = await testDatabase();
  ({ unit, members } = await aVotingBody(database, 4));
});
afterAll(() => database.close());

const nobodyOfThem = '00000000-0000-4000-8000-000000000000';
const open = (positions: 'open' | 'secret') =>
  acting(database)({ by: members[0]!, at: opened }, (act) =>
    aBallot(act, { unit, openedBy: nobodyOfThem, question: positions, positions }),
  );
const vote = (id: BallotId, voter: number, position: Position) =>
  acting(database)(
    { by: members[voter]!, at: new Date(opened.getTime() + (voter + 1) * 3_600_000), grants: ['docket.vote'] },
    (act) => castVote(act, id, { position, remark: 'Because.' }),
  );

async function rows<T>(text: string, values: unknown[] = []): Promise<T[]> {
  const client = await database.connection();
  try {
    return (await client.query(text, values)).rows as T[];
  } finally {
    client.release();
  }
}

/** Every row of meetings, facts, letters and tasks in which the person stands. */
async function tracesOf(person: PersonId): Promise<string[]> {
  const tables = await rows<{ at: string }>(`
    select table_schema || '.' || table_name as at from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema in ('meetings', 'platform') order by at
  `);
  const found: string[] = [];
  for (const { at } of tables) {
    const traces = await rows<{ row: string }>(`select t::text as row from ${at} t where t::text like $1`, [
      `%${person}%`,
    ]);
    found.push(...traces.map(({ row }) => `${at} ${row}`));
  }
  return found;
}

test('of an open ballot every trace tells what a member voted, so that this test would see it', async () => {
  const id = await open('open');
  await vote(id, 0, 'decline');

  const traces = await tracesOf(members[0]!);
  const telling = traces.filter((trace) => trace.includes('decline')).map((trace) => trace.split(' ')[0]);
  expect(telling).toEqual(['meetings.vote', 'platform.fact']);
});

test('of a secret ballot it is known who has voted, and of nobody what, when, or in which order', async () => {
  secret = await open('secret');
  const before = await Promise.all(members.map(tracesOf));
  for (const [voter, position] of [
    [2, 'decline'],
    [0, 'approve'],
    [3, 'return'],
    [1, 'approve'],
  ] as const)
    await vote(secret, voter, position);
  const after = await Promise.all(members.map(tracesOf));

  const fresh = after.map((traces, voter) => traces.filter((trace) => !before[voter]!.includes(trace)));
  expect(fresh).toEqual(members.map((member) => [`meetings.elector (${secret},${member},,t)`]));
  expect((await recordOf(database.db, secret)).votes).toEqual([]);
});

test('no mark of a transaction ties the last voter to a position', async () => {
  const electors = await rows<{ writer: string }>(
    'select distinct xmin::text as writer from meetings.elector where ballot = $1',
    [secret],
  );
  const counts = await rows<{ writer: string }>(
    'select distinct xmin::text as writer from meetings.secret_count where ballot = $1',
    [secret],
  );

  expect([electors.length, counts.length]).toEqual([1, 1]);
});

test('a secret vote cannot be changed, and is counted by the system when all have voted', async () => {
  const at = new Date('2026-11-24T00:00:00Z');
  await expect(vote(secret, 0, 'decline')).rejects.toThrow(Refused);

  await acting(database)({ by: null, at }, (act) => closeWhenOver(act, secret));

  expect((await ballotOf(database.db, secret))?.tally?.figures).toEqual({
    approve: 2,
    decline: 1,
    return: 1,
    abstain: 0,
    present: 4,
    recused: 0,
  });
});

test('a secret ballot with one vote is not closed by hand, since its count would be the vote of that member', async () => {
  const at = new Date('2026-11-24T00:00:00Z');
  const asChair = (work: (act: Act) => Promise<void>) => acting(database)({ by: members[0]!, at }, work);
  const id = await acting(database)({ by: members[0]!, at: opened }, (act) =>
    aBallot(act, { unit, openedBy: members[0]!, question: 'one', positions: 'secret', way: 'online', closesAt: null }),
  );
  await vote(id, 1, 'decline');

  const refused: unknown = await asChair((act) => closeByHand(act, id)).catch((error: unknown) => error);
  expect(refused instanceof Refused && refused.impediments).toEqual([{ code: 'one-secret-vote' }]);
  expect((await ballotOf(database.db, id))?.tally).toBeNull();

  await vote(id, 2, 'approve');
  await asChair((act) => closeByHand(act, id));
  expect((await ballotOf(database.db, id))?.tally?.outcome).toBe('tied');
});
