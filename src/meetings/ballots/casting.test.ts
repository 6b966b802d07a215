import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsAbout } from '../../platform/facts/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { Refused } from '../../platform/refusal/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { postsOf, type UnitId } from '../../units/index.ts';
import { endPost } from '../../units/posts/commands.ts';
import { acting } from '../testing.ts';
import { castVote, makeRemark, recuseOneself } from './commands/casting.ts';
import { callOff, closeByHand, closeWhenOver } from './commands/closing.ts';
import type { AnyPosition, BallotId } from './model.ts';
import { forgetErasedVoters } from './forgetting.ts';
import { ballotOf, ballotRecordsOf, electorsOf, recordOf } from './queries.ts';
import { aBallot, aVotingBody, withoutConflicts } from './testing.ts';

const opened = new Date('2026-11-23T18:00:00Z');
const later = new Date('2026-11-25T18:00:00Z');
const end = new Date('2026-11-30T18:00:00Z');
let database: Database;
let unit: UnitId;
let members: PersonId[];

beforeAll(async () => {
  database = await testDatabase();
  ({ unit, members } = await aVotingBody(database, 5));
});
afterAll(() => database.close());

let questions = 0;
const open = (ballot: Partial<Parameters<typeof aBallot>[1]> = {}) =>
  acting(database)({ by: members[0]!, at: opened }, (act) =>
    aBallot(act, { unit, openedBy: members[0]!, question: `Question ${(questions += 1)}`, ...ballot }),
  );
const as: ReturnType<typeof acting> = (actor, work) => acting(database)(actor, work);
const vote = (id: BallotId, by: PersonId, position: AnyPosition, remark = '', at = later) =>
  as({ by, at, grants: ['docket.vote'] }, (act) => castVote(act, id, { position, remark }));
const close = (id: BallotId, at = end) => as({ by: null, at }, (act) => closeWhenOver(act, id));
const outcome = async (id: BallotId) => (await ballotOf(database.db, id))?.tally?.outcome;

async function refusal(work: Promise<unknown>): Promise<string[]> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refused) return error.impediments.map(({ code }) => code);
  throw error instanceof Error ? error : new Error('it was not refused');
}

test('a member may change an open vote until the end, and the last one counts', async () => {
  const id = await open();

  await vote(id, members[0]!, 'decline', 'Too close to another.');
  await vote(id, members[0]!, 'approve');
  await vote(id, members[1]!, 'approve');
  await close(id);

  expect((await recordOf(database.db, id)).votes).toEqual([
    { person: expect.any(String) as string, position: 'approve', castAt: later },
    { person: expect.any(String) as string, position: 'approve', castAt: later },
  ]);
  expect([await outcome(id), (await recordOf(database.db, id)).remarks]).toEqual(['approved', []]);
  expect(await refusal(vote(id, members[2]!, 'approve'))).toEqual(['ballot-closed']);
});

test('who has left the body since votes no more, whatever right another body gives', async () => {
  const body = await aVotingBody(database, 3);
  const id = await open({ unit: body.unit });
  const [leaving] = await postsOf(database.db, body.members[2]!, '2026-11-23');
  await as({ at: opened, grants: ['posts.edit', 'administration'] }, (act) => endPost(act, leaving!.id, '2026-11-24'));

  expect(await refusal(vote(id, body.members[2]!, 'approve'))).toEqual(['not-granted']);
  await vote(id, body.members[1]!, 'approve');
});

test('at the instant of the end nobody votes any more, and before it nothing closes', async () => {
  const id = await open();
  await vote(id, members[0]!, 'approve');

  await close(id, new Date(end.getTime() - 1));
  expect(await outcome(id)).toBeUndefined();
  expect(await refusal(vote(id, members[1]!, 'approve', '', end))).toEqual(['ballot-closed']);

  await close(id);
  await close(id);
  expect(await outcome(id)).toBe('approved');
  expect(await factsAbout(database.db, { kinds: ['meetings.ballot-decided'], detail: { ballot: id } })).toHaveLength(1);
});

test('a ballot between meetings closes at once when all have voted who may', async () => {
  const id = await open({ recused: [{ person: members[4]!, code: 'organizer' }] });
  for (const member of members.slice(0, 3)) await vote(id, member, 'approve');
  expect(await outcome(id)).toBeUndefined();

  await as({ by: members[3]!, at: later, grants: ['docket.vote'] }, (act) => recuseOneself(act, id));

  expect((await ballotOf(database.db, id))?.tally).toEqual({
    outcome: 'approved',
    figures: { approve: 3, decline: 0, return: 0, abstain: 0, present: 3, recused: 2 },
    reasons: [{ code: 'carried', approve: 3, votes: 3, carries: 'majority' }],
  });
});

test('who is recused, who is not of the body and who comes too early do not vote, and a refusal needs its reasons', async () => {
  const id = await open({ recused: [{ person: members[4]!, code: 'organizer' }] });
  const ahead = await open({ opensAt: new Date('2026-11-27T06:00:00Z') });
  const [stranger] = (await aVotingBody(database, 1)).members;

  expect(await refusal(vote(id, members[4]!, 'approve'))).toEqual(['recused-already']);
  expect(await refusal(vote(id, stranger!, 'approve'))).toEqual(['not-an-elector']);
  expect(await refusal(vote(ahead, members[0]!, 'approve'))).toEqual(['ballot-not-yet-open']);
  expect(await refusal(vote(id, members[0]!, 'return'))).toEqual(['vote-reason-missing']);
  expect(await refusal(vote(id, members[0]!, 'confirm'))).toEqual(['position-unknown']);
  expect(await refusal(as({ by: members[0]!, grants: [] }, (act) => makeRemark(act, id, 'Hm.')))).toEqual([
    'not-granted',
  ]);
});

test('who keeps the meetings may call a ballot off, and then another is opened', async () => {
  const subject = { kind: 'tests.matter', id: 'off' };
  const id = await open({ subject });
  const [elsewhere] = (await aVotingBody(database, 1)).members;
  const off = (by: PersonId) => as({ by, at: later }, (act) => callOff(act, id, withoutConflicts));

  expect(await refusal(open({ subject }))).toEqual(['ballot-under-way']);
  expect(await refusal(off(elsewhere!))).toEqual(['not-granted']);
  await off(members[0]!);
  expect(await outcome(id)).toBe('called-off');
  expect(await outcome(await open({ subject }))).toBeUndefined();
});

test('whoever keeps the meetings closes a vote during one, unless they are recused from it', async () => {
  const id = await open({ way: 'online', closesAt: null });
  const own = await open({ way: 'online', closesAt: null, recused: [{ person: members[0]!, code: 'organizer' }] });
  const byHand = (ballot: BallotId) =>
    as({ by: members[0]!, at: later }, (act) => closeByHand(act, ballot, withoutConflicts));
  await vote(id, members[0]!, 'approve');

  await byHand(id);

  expect(await outcome(id)).toBe('approved');
  expect(await refusal(byHand(own))).toEqual(['recused-already']);
});

test('so many confirm, nobody objects in time, and it is approved', async () => {
  const confirming = { confirmations: 2, objectionHours: 48 };
  const id = await open({ way: 'confirmation', confirming, closesAt: null });

  await vote(id, members[0]!, 'confirm');
  expect((await ballotOf(database.db, id))?.closesAt).toBeNull();
  await vote(id, members[1]!, 'confirm');
  const closesAt = new Date(later.getTime() + 48 * 3_600_000);
  expect((await ballotOf(database.db, id))?.closesAt).toEqual(closesAt);

  await as({ by: members[1]!, at: later, grants: ['docket.vote'] }, (act) => recuseOneself(act, id));
  expect((await ballotOf(database.db, id))?.closesAt).toBeNull();
  await vote(id, members[2]!, 'confirm');
  await close(id, closesAt);

  expect((await ballotOf(database.db, id))?.tally).toEqual({
    outcome: 'approved',
    figures: { approve: 2, decline: 0, return: 0, abstain: 0, present: 2, recused: 1 },
    reasons: [{ code: 'confirmed', confirmations: 2, objectionHours: 48 }],
  });
});

test('one objection, with its reasons, ends a confirmation', async () => {
  const confirming = { confirmations: 2, objectionHours: 48 };
  const id = await open({ way: 'confirmation', confirming, closesAt: null });
  await vote(id, members[0]!, 'confirm');
  await vote(id, members[1]!, 'confirm');

  expect(await refusal(vote(id, members[2]!, 'object'))).toEqual(['vote-reason-missing']);
  await vote(id, members[2]!, 'object', 'It speaks for the association.');

  expect([await outcome(id), (await electorsOf(database.db, id)).filter(({ hasVoted }) => hasVoted).length]).toEqual([
    'objected',
    3,
  ]);
});

test('of a member whom the roll has erased the words go, and the vote stays', async () => {
  const { unit: body, members: voters } = await aVotingBody(database, 2);
  const id = await open({ unit: body });
  for (const voter of voters) await vote(id, voter, 'approve', 'Something personal.');
  const client = await database.connection();
  await client.query('update roll.person set erased_at = $2 where id = $1', [voters[0], later]);
  client.release();

  await forgetErasedVoters(database.db, (work) => as({ by: null, at: later }, work));

  const { votes, remarks } = await recordOf(database.db, id);
  expect([votes.length, remarks.map(({ person }) => person)]).toEqual([2, [voters[1]]]);
  expect(await ballotRecordsOf(database.db, voters[1]!)).toEqual([
    {
      ballot: id,
      question: expect.any(String) as string,
      recused: null,
      hasVoted: true,
      position: 'approve',
      remark: 'Something personal.',
    },
  ]);
});
