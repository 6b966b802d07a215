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
import { aBallot, aVotingBody, withoutConflicts } from './testing.ts';

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
let questions = 0;
const open = (positions: 'open' | 'secret') =>
  acting(database)({ by: members[0]!, at: opened }, (act) =>
    aBallot(act, { unit, openedBy: nobodyOfThem, question: `${positions} ${(questions += 1)}`, positions }),
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

test('when all have voted it ends with the hour, so that the end says not who voted last', async () => {
  const id = await open('secret');
  for (const voter of [0, 1, 2, 3]) await vote(id, voter, 'approve');

  const end = (await ballotOf(database.db, id))!.closesAt;
  await acting(database)({ by: null, at: new Date('2026-11-23T22:59:59Z') }, (act) => closeWhenOver(act, id));

  expect(end).toEqual(new Date('2026-11-23T23:00:00Z'));
  expect((await ballotOf(database.db, id))?.tally).toBeNull();
});

test('of fewer than three secret votes nothing is counted, decided or kept, and the chair does not close on them', async () => {
  const mail = await open('secret');
  await vote(mail, 1, 'decline');
  await acting(database)({ by: null, at: new Date('2026-12-01T18:00:00Z') }, (act) => closeWhenOver(act, mail));

  expect((await ballotOf(database.db, mail))?.tally).toEqual({
    outcome: 'no-quorum',
    figures: { approve: 0, decline: 0, return: 0, abstain: 0, present: 1, recused: 0 },
    reasons: [{ code: 'too-few-in-secret', votes: 1, least: 3 }],
  });
  expect(await rows('select from meetings.secret_count where ballot = $1', [mail])).toEqual([]);
});

test('a secret ballot is not closed by hand on fewer than three votes', async () => {
  const at = new Date('2026-11-24T00:00:00Z');
  const asChair = (work: (act: Act) => Promise<void>) => acting(database)({ by: members[0]!, at }, work);
  const id = await acting(database)({ by: members[0]!, at: opened }, (act) =>
    aBallot(act, { unit, openedBy: members[0]!, question: 'two', positions: 'secret', way: 'online', closesAt: null }),
  );
  await vote(id, 1, 'decline');
  await vote(id, 2, 'approve');

  const refused: unknown = await asChair((act) => closeByHand(act, id, withoutConflicts)).catch(
    (error: unknown) => error,
  );
  expect(refused instanceof Refused && refused.impediments).toEqual([
    { code: 'too-few-in-secret', votes: 2, least: 3 },
  ]);
  expect((await ballotOf(database.db, id))?.tally).toBeNull();

  await vote(id, 3, 'approve');
  await asChair((act) => closeByHand(act, id, withoutConflicts));
  expect((await ballotOf(database.db, id))?.tally?.outcome).toBe('approved');
});
