import { afterAll, beforeAll, expect, test } from 'vitest';
import { ballotsOn, type RoomVote } from '../../meetings/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { testDatabase } from '../../testing/index.ts';
import { petitionOf } from '../petitions/queries.ts';
import { aDocketedPetition, aStage, association, inOffice, policies, refusal, type Stage } from '../testing.ts';
import { decisionsOn } from './queries.ts';
import { decideInRoom, ofPetition } from './voting.ts';

let stage: Stage;
let chair: PersonId;
let members: PersonId[];
const at = new Date('2027-01-23T20:00:00Z');
const given = {
  policies,
  association: { units: { committee: association.bodies.committee } },
} as Parameters<typeof decideInRoom>[4];

beforeAll(async () => {
  stage = await aStage(await testDatabase());
  const { db } = stage.database;
  chair = await aPerson(db, 'Imogen Castellanos', { class: 'REG' });
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
  members = await Promise.all(
    Array.from({ length: 9 }, (_, number) => aPerson(db, `Member Number${number}`, { class: 'REG' })),
  );
  for (const member of members) await inOffice(stage, member, 'Committee on Organization', 'member');
});
afterAll(() => stage.database.close());

const counts = { approve: 6, decline: 1, return: 1, abstain: 0, present: 8, recused: 0 };
const vote = (counted: Partial<typeof counts> = {}): RoomVote => ({
  decidedOn: '2027-01-23',
  counted: { by: 'count', ...counts, ...counted },
  mover: members[0]!,
  seconder: members[1]!,
  minute: 'MCOO 12',
});
const decide = (id: number, cast: RoomVote, papers: { reasons?: string; conditions?: string } = {}) =>
  stage.as(
    chair,
    at,
    (act) => decideInRoom(act, id, cast, { reasons: '', conditions: '', sheet: null, ...papers }, given),
    ['docket.decide'],
  );

test('what the room voted is the decision at once, with its figures and conditions', async () => {
  const { db } = stage.database;
  const id = await aDocketedPetition(stage);

  expect(await decide(id, vote(), { conditions: 'Name a liaison to the round table.' })).toBe('approved');

  const [ballot] = await ballotsOn(db, ofPetition(id));
  expect(await decisionsOn(db, id)).toEqual([
    {
      id: expect.any(Number) as number,
      petition: id,
      result: 'approved',
      decidedOn: '2027-01-23',
      present: 8,
      votesFor: 6,
      votesAgainst: 1,
      votesReturned: 1,
      votesAbstained: 0,
      reasons: '',
      conditions: 'Name a liaison to the round table.',
      minute: 'MCOO 12',
      recordedBy: chair,
      recordedAt: at,
      reportedOn: null,
      ballot: ballot!.id,
    },
  ]);
  expect((await petitionOf(db, id))?.state).toBe('approved');
});

test('equal votes and a missing quorum decide nothing, and the next vote can be recorded', async () => {
  const { db } = stage.database;
  const id = await aDocketedPetition(stage);

  expect(await decide(id, vote({ approve: 4, decline: 3 }))).toBe('tied');
  expect(await decide(id, vote({ present: 6, approve: 6, decline: 0, return: 0, recused: 1 }))).toBe('no-quorum');
  expect([(await petitionOf(db, id))?.state, await decisionsOn(db, id)]).toEqual(['docketed', []]);

  expect(await decide(id, vote())).toBe('approved');
  const outcomes = (await ballotsOn(db, ofPetition(id))).map(({ tally }) => tally?.outcome);
  expect(outcomes).toEqual(['approved', 'no-quorum', 'tied']);
});

test('who organizes the petition and sits on the body has no vote', async () => {
  const { db } = stage.database;
  const id = await aDocketedPetition(stage, [members[0]!, await aPerson(db, 'Another Organizer', { class: 'REG' })]);
  const named = (organizer: 'approve' | 'recuse'): RoomVote => ({
    ...vote(),
    mover: members[1]!,
    seconder: members[2]!,
    counted: {
      by: 'name',
      votes: members.slice(0, 8).map((person, index) => ({ person, position: index === 0 ? organizer : 'approve' })),
    },
  });

  expect(await refusal(decide(id, named('approve')))).toEqual(['recused-cannot-vote']);
  expect(await refusal(decide(id, { ...vote(), mover: members[0]! }))).toEqual(['recused-cannot-move']);
  expect(await decide(id, named('recuse'))).toBe('approved');
  expect((await ballotsOn(db, ofPetition(id)))[0]?.tally?.figures).toEqual({
    approve: 7,
    decline: 0,
    return: 0,
    abstain: 0,
    present: 7,
    recused: 1,
  });
});

test('all that is wrong with what was written down is told at once', async () => {
  const id = await aDocketedPetition(stage);

  const wrong = vote({ approve: 2, decline: 7, present: 8, recused: 4 });

  expect(await refusal(decide(id, { ...wrong, seconder: members[0]! }))).toEqual([
    'reasons-missing',
    'seconder-is-mover',
    'votes-too-many',
    'present-too-many',
  ]);
});
