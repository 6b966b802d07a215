import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { recordRoomVote } from '../ballots/commands/recording.ts';
import { acting, aBody, aSitting, inOffice } from '../testing.ts';
import { sittingOf } from './queries.ts';

const announcedAt = new Date('2026-11-23T18:00:00Z');
const begins = new Date('2027-01-23T15:00:00Z');
const plannedEnd = new Date('2027-01-23T18:00:00Z');
const early = new Date('2027-01-23T16:20:00Z');
let now = announcedAt;
let house: TestHouse;
let committee: number;
let chairing: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  committee = await aBody(house.app.database, 'Committee on Organization');
  chairing = await aPerson(db(), 'Imogen Castellanos');
  await inOffice(house.app.database, chairing, committee, 'chair');
});
afterAll(() => house.close());

const db = () => house.app.database.db;

/** At an instant, as the chair with a session of that time; the clock goes back afterwards. */
async function at<T>(instant: Date, work: (chair: Browsing) => Promise<T>): Promise<T> {
  now = instant;
  try {
    return await work(await house.browsing(chairing));
  } finally {
    now = announcedAt;
  }
}

const aMeeting = () => acting(house.app.database)({ by: chairing }, (act) => aSitting(act, { unit: committee }));
const hold = (id: number, instant: Date) => at(instant, (chair) => chair.post(`/meetings/${id}/holding`));
const takeBack = (id: number, instant: Date) =>
  at(instant, (chair) => chair.post(`/meetings/${id}/holding/taking-back`));

async function recorded(id: number) {
  const { state, beginsAt, endsAt } = (await sittingOf(db(), id))!;
  return { state, beginsAt, endsAt };
}

test('a meeting that is put on record before its planned end has ended then, and its minutes can be published', async () => {
  const id = await aMeeting();

  await hold(id, early);
  const published = await at(early, async (chair) => {
    await chair.post(`/meetings/${id}/minutes`, { revision: '0', body: 'Opened at nine, closed at twenty past ten.' });
    return chair.post(`/meetings/${id}/minutes/publication`);
  });

  expect(await recorded(id)).toEqual({ state: 'held', beginsAt: begins, endsAt: early });
  expect(published.status).toBe(303);
});

test('a meeting that is put on record late has ended as planned, and at its very beginning none has been held', async () => {
  const [late, atOnce] = [await aMeeting(), await aMeeting()];

  await hold(late, new Date('2027-01-24T10:00:00Z'));
  const refused = await hold(atOnce, begins);

  expect((await recorded(late)).endsAt).toEqual(plannedEnd);
  expect(refused.status).toBe(409);
});

test('what was put on record by mistake is taken back, has its planned end again, and can be changed', async () => {
  const id = await aMeeting();
  await hold(id, early);

  const offered = await at(early, (chair) => chair.get(`/meetings/${id}`));
  const taken = await takeBack(id, early);
  const again = await takeBack(id, early);
  const changing = await at(early, (chair) =>
    chair.post(`/meetings/${id}/change`, { name: 'Midwinter', on: '2027-01-24', begins: '09:00', ends: '11:00' }),
  );

  expect(offered.text).toContain('It was put on record by mistake');
  expect([taken.status, again.status, changing.status]).toEqual([303, 409, 303]);
  expect(await recorded(id)).toEqual({
    state: 'planned',
    beginsAt: new Date('2027-01-24T15:00:00Z'),
    endsAt: new Date('2027-01-24T17:00:00Z'),
  });
});

test('a meeting stays held once its minutes are out, or a vote of it is on record', async () => {
  const [minuted, voted] = [await aMeeting(), await aMeeting()];
  await hold(minuted, early);
  await at(early, async (chair) => {
    await chair.post(`/meetings/${minuted}/minutes`, { revision: '0', body: 'Opened at nine.' });
    await chair.post(`/meetings/${minuted}/minutes/publication`);
  });
  await hold(voted, early);
  await acting(house.app.database)({ by: chairing, at: early }, (act) =>
    recordRoomVote(
      act,
      {
        unit: committee,
        subject: { kind: 'tests.matter', id: 'one' },
        question: 'Shall it be?',
        href: '/',
        rule: { carries: 'majority', quorum: null },
        recused: [],
        openedBy: chairing,
      },
      {
        decidedOn: '2027-01-23',
        sitting: voted,
        counted: { by: 'name', votes: [{ person: chairing, position: 'approve' }] },
        mover: null,
        seconder: null,
        minute: '',
      },
    ),
  );

  const [afterMinutes, afterVote] = [await takeBack(minuted, early), await takeBack(voted, early)];
  const page = await at(early, (chair) => chair.get(`/meetings/${voted}`));

  expect([afterMinutes.status, afterVote.status]).toEqual([409, 409]);
  expect(afterVote.text).toContain('1 vote of this meeting is on record, so it stays held.');
  expect(page.text).not.toContain('It was put on record by mistake');
});
