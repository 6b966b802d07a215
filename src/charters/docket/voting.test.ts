import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ballotsOn, castVote, closeWhenOver, recordAttendance, type RoomVote } from '../../meetings/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { aSitting } from '../../meetings/testing.ts';
import { fileOf } from '../../platform/files/index.ts';
import { grantsOf, keepGrants } from '../../units/index.ts';
import { testDatabase } from '../../testing/index.ts';
import type { Given } from '../given.ts';
import { petitionOf } from '../petitions/queries.ts';
import { aDocketedPetition, aStage, association, inOffice, policies, refusal, type Stage } from '../testing.ts';
import { charters } from '../tables.ts';
import { docketReactions } from './jobs.ts';
import { decisionsOn } from './queries.ts';
import { decideInRoom, decidingBody, ofPetition, putToVote, recusedFrom, type PuttingWay } from './voting.ts';

let stage: Stage;
let chair: PersonId;
let members: PersonId[];
const at = new Date('2027-01-23T20:00:00Z');
const opened = new Date('2026-10-01T15:00:00Z');
const given = {
  policies,
  association: { units: { committee: association.bodies.committee } },
} as Parameters<typeof decideInRoom>[4];

beforeAll(async () => {
  stage = await aStage(await testDatabase());
  const { db } = stage.database;
  await stage.perform({ by: null, at: opened, grants: new Set() }, (act) => keepGrants(act, grantsOf(association)));
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
  sitting: null,
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
      office: '',
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
      ratification: null,
      ratifiedOn: null,
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

test('where positions are secret nobody writes down who voted how, whatever form they send', async () => {
  const { db } = stage.database;
  const id = await aDocketedPetition(stage);
  const secret: typeof given = {
    ...given,
    policies: {
      ...policies,
      of: (policy, version) => {
        const view = policies.of(policy, version);
        return { ...view, voting: { ...view.voting, positions: 'secret' } };
      },
    },
  };
  const record = (cast: RoomVote) =>
    stage.as(chair, at, (act) => decideInRoom(act, id, cast, { reasons: '', conditions: '' }, secret), [
      'docket.decide',
    ]);
  const votes = members.slice(0, 8).map((person) => ({ person, position: 'approve' as const }));

  expect(await refusal(record({ ...vote(), counted: { by: 'name', votes } }))).toEqual(['positions-are-secret']);
  expect(await ballotsOn(db, ofPetition(id))).toEqual([]);
  expect(await record(vote())).toBe('approved');
});

test('a meeting at which it was voted is one of the body, and on that day', async () => {
  const { db } = stage.database;
  const id = await aDocketedPetition(stage);
  const body = (await decidingBody(db, given))!;
  const grants = new Set(['meetings.keep']);
  const [midwinter, other] = await stage.perform({ by: chair, at: opened, grants }, async (act) => [
    await aSitting(act, { unit: body }),
    await aSitting(act, {
      unit: body,
      fileBy: null,
      beginsAt: addMilliseconds(at, -days(30)),
      endsAt: addMilliseconds(at, -days(29)),
    }),
  ]);

  expect(await refusal(decide(id, { ...vote(), sitting: other! }))).toEqual(['sitting-on-another-day']);
  expect(await refusal(decide(id, { ...vote(), sitting: 999_999 }))).toEqual(['sitting-on-another-day']);
  expect(await decide(id, { ...vote(), sitting: midwinter! })).toBe('approved');
  expect((await ballotsOn(db, ofPetition(id)))[0]?.sitting).toBe(midwinter);
});

test('whom the meeting has on record as away has no vote there, by name or by count', async () => {
  const { db } = stage.database;
  const id = await aDocketedPetition(stage);
  const body = (await decidingBody(db, given))!;
  const sitting = await stage.perform({ by: chair, at: opened, grants: new Set(['meetings.keep']) }, (act) =>
    aSitting(act, { unit: body }),
  );
  const [here, away, excused] = [members[0]!, members[1]!, members[2]!];
  await stage.perform({ by: chair, at, grants: new Set(['meetings.keep']) }, (act) =>
    recordAttendance(act, sitting, {
      guests: 0,
      members: [
        { person: here, mode: 'room' },
        { person: away, mode: 'absent' },
        { person: excused, mode: 'excused' },
      ],
    }),
  );
  const named = (persons: readonly PersonId[]): RoomVote => ({
    ...vote(),
    sitting,
    mover: null,
    seconder: null,
    counted: { by: 'name', votes: persons.map((person) => ({ person, position: 'approve' })) },
  });

  expect(await refusal(decide(id, named(members)))).toEqual(['absent-cannot-vote']);
  expect(await refusal(decide(id, { ...named(members.slice(3)), mover: away }))).toEqual(['absent-cannot-vote']);
  expect(await refusal(decide(id, { ...vote({ present: 9 }), sitting, mover: null, seconder: null }))).toEqual([
    'more-than-attended',
  ]);
  expect(await decide(id, named([here, ...members.slice(3)]))).toBe('approved');
});

test('the scan of the sheet is kept with the vote, and a file that is none is refused', async () => {
  const { db } = stage.database;
  const id = await aDocketedPetition(stage);
  const bring = (text: string) =>
    stage.as(
      chair,
      at,
      (act) => decideInRoom(act, id, vote(), { reasons: '', conditions: '', sheet: Buffer.from(text) }, given),
      ['docket.decide'],
    );

  expect(await refusal(bring('<html>'))).toEqual(['file-kind-unknown']);
  await bring('%PDF-1.7 a sheet');

  const [ballot] = await ballotsOn(db, ofPetition(id));
  expect((await fileOf(db, ballot!.sheetSha256!))?.bytes.toString()).toBe('%PDF-1.7 a sheet');
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

const confirming: typeof given = {
  ...given,
  policies: {
    ...policies,
    of: (id, version) => {
      const view = policies.of(id, version);
      return { ...view, voting: { ...view.voting, confirming: { confirmations: 2, objectionHours: 48 } } };
    },
  },
};
const putting = (id: number, way: PuttingWay, by = given) =>
  stage.as(chair, at, (act) => putToVote(act, id, way, by), ['docket.decide']);
const says = (ballot: number, member: number, position: 'confirm' | 'object' | 'approve', remark = '') =>
  stage.as(members[member]!, at, (act) => castVote(act, ballot, { position, remark }), ['docket.vote']);
const follow = (by = given) =>
  stage.as(null, addMilliseconds(at, days(3)), async (act) => {
    const facts = await factsAbout(act.db, { kinds: ['meetings.ballot-decided'] });
    for (const reaction of docketReactions(by as Given)) await reaction.react(act, facts);
  });

test('an objection to a confirmation puts the petition to a vote of all, once', async () => {
  const { db } = stage.database;
  const id = await aDocketedPetition(stage);
  expect(await refusal(putting(id, 'confirmation'))).toEqual(['confirmation-not-in-rules']);
  const first = await putting(id, 'confirmation', confirming);
  await says(first, 0, 'confirm');
  await says(first, 1, 'object', 'It speaks for the association.');

  await follow(confirming);
  await follow(confirming);

  const ballots = await ballotsOn(db, ofPetition(id));
  expect(ballots.map(({ way, tally, openedBy }) => [way, tally?.outcome ?? null, openedBy])).toEqual([
    ['mail', null, chair],
    ['confirmation', 'objected', chair],
  ]);
});

test('what a ballot decides is decided once, however often it is told, and not when the petition has left the docket', async () => {
  const { db } = stage.database;
  const [id, left] = [await aDocketedPetition(stage), await aDocketedPetition(stage)];
  for (const petition of [id, left]) {
    const ballot = await putting(petition, 'confirmation', confirming);
    await says(ballot, 0, 'confirm');
    await says(ballot, 1, 'confirm');
    await stage.as(null, addMilliseconds(at, days(2)), (act) => closeWhenOver(act, ballot));
  }
  await sql`update charters.petition set state = 'withdrawn' where id = ${left}`.execute(charters(db));

  await follow();
  await follow();

  expect((await decisionsOn(db, id)).map(({ result, votesFor, recordedBy }) => [result, votesFor, recordedBy])).toEqual(
    [['approved', 2, chair]],
  );
  expect(await decisionsOn(db, left)).toEqual([]);
});

test('the liaison of the body records a vote of its room, and who keeps the meetings of another does not', async () => {
  const { db } = stage.database;
  const id = await aDocketedPetition(stage);
  const liaison = await aPerson(db, 'Delia Liaison', { isMember: false });
  const secretary = await aPerson(db, 'Theodora Secretary', { isMember: false });
  await inOffice(stage, liaison, 'Committee on Organization', 'liaison');
  await inOffice(stage, secretary, 'Council', 'secretary');
  const record = (by: PersonId) =>
    stage.perform({ by, at, grants: new Set(['meetings.keep']) }, (act) =>
      decideInRoom(act, id, vote(), { reasons: '', conditions: '', sheet: null }, given),
    );

  expect(await refusal(record(secretary))).toEqual(['not-granted']);
  expect(await record(liaison)).toBe('approved');
});

test('a chair who organizes a petition puts it to no vote', async () => {
  const id = await aDocketedPetition(stage, [chair, members[0]!]);

  expect(await refusal(putting(id, 'mail'))).toEqual(['own-petition']);
});

test('who has organized a petition and stepped down neither votes on it nor puts it to the vote', async () => {
  const { db } = stage.database;
  const id = await aDocketedPetition(stage, [chair, members[0]!]);
  const stepDown = (who: PersonId) =>
    sql`update charters.organizer set declined_at = ${at} where petition = ${id} and person = ${who}`.execute(
      charters(db),
    );

  await stepDown(members[0]!);
  expect(await recusedFrom(db, id)).toEqual(
    expect.arrayContaining([chair, members[0]!].map((person) => ({ person, code: 'organizer' }))),
  );

  await stepDown(chair);
  expect(await refusal(putting(id, 'mail'))).toEqual(['own-petition']);
});
