import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPetition, petitionOf, textHash } from '../../charters/index.ts';
import { charters } from '../../charters/tables.ts';
import { aStage, type Stage } from '../../charters/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { rulesToRenew } from '../renewals/queries.ts';
import { aGroupInTerm, aRenewalDraft, aSmallVersion, withVersions } from '../renewals/testing.ts';
import { noticeOn, noticesOf } from './rules.ts';

let now = new Date('2026-04-23T18:00:00Z');
const policies = withVersions(aSmallVersion('small'));
let house: TestHouse;
let stage: Stage;
let convener: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now, { policies: policies.kept });
  stage = await aStage(house.app.database);
  convener = await aPerson(house.app.database.db, 'Cora Vener', { class: 'REG', email: 'cora@example.org' });
});
afterAll(() => house.close());

async function until(day: string): Promise<void> {
  now = new Date(`${day}T18:00:00Z`);
  await house.app.settle();
}

const told = async () =>
  (await lettersSent(house.app.database.db, { address: 'cora@example.org' }))
    .filter(({ subject }) => /term of|lapsed/.test(subject))
    .map(({ subject }) => subject);

test('conveners are told when the window opens, when half of it is over, a month and a week before, and of the lapse; once each', async () => {
  await stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
    aGroupInTerm(act, policies.book, {
      name: 'Moss Libraries',
      version: 'small',
      conveners: [convener],
      fromOn: '2024-06-01',
      untilOn: '2027-06-01',
    }),
  );
  const counts: [string, number][] = [];
  const days = ['2026-05-31', '2026-06-01', '2026-06-02', '2026-11-30', '2026-12-01', '2027-05-02', '2027-05-03'];
  for (const day of [...days, '2027-05-25', '2027-05-26', '2027-06-02', '2027-06-20']) {
    await until(day);
    counts.push([day, (await told()).length]);
  }

  expect(counts).toEqual([
    ['2026-05-31', 0],
    ['2026-06-01', 1],
    ['2026-06-02', 1],
    ['2026-11-30', 2],
    ['2026-12-01', 2],
    ['2027-05-02', 3],
    ['2027-05-03', 3],
    ['2027-05-25', 4],
    ['2027-05-26', 4],
    ['2027-06-02', 5],
    ['2027-06-20', 5],
  ]);
  const notice = (await lettersSent(house.app.database.db, { address: 'cora@example.org' })).findLast(({ subject }) =>
    subject.startsWith('The term of'),
  );
  expect(notice?.text?.replace(/\s+/g, ' ')).toContain('A petition that 2 sign, filed by 31 May 2027');
  expect(new Set(await told())).toEqual(
    new Set(['The term of Moss Libraries ends on 31 May 2027', 'Moss Libraries has lapsed']),
  );
});

test('nobody is told that a group lapses whose petition was returned, for it does not', async () => {
  now = new Date('2027-06-20T18:00:00Z');
  const organizers = [
    await aPerson(house.app.database.db, 'Dora Vener', {
      class: 'REG',
      email: 'dora@example.org',
      paidThrough: '2040-12-31',
    }),
    await aPerson(house.app.database.db, 'Another Organizer', { class: 'REG', paidThrough: '2040-12-31' }),
  ] as const;
  const [fromOn, untilOn] = ['2024-07-25', '2027-07-25'];
  const opened = (name: string) =>
    stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
      aGroupInTerm(act, policies.book, { name, version: 'small', conveners: [organizers[0]], fromOn, untilOn }),
    );
  const returned = await opened('Returned Libraries');
  await opened('Silent Libraries');
  const id = await aRenewalDraft(stage, { group: returned, book: policies.book }, organizers, now);
  await stage.as(organizers[0], now, async (act) => {
    const petition = (await petitionOf(act.db, id))!;
    await openPetition(act, id, textHash(petition), await rulesToRenew(policies.book)(act, petition));
    await sql`
      insert into charters.decision (petition, result, decided_on, recorded_at) values (${id}, 'returned', ${act.today}, ${act.at})
    `.execute(charters(act.db));
  });

  await until('2027-06-26');

  const letters = await lettersSent(house.app.database.db, { address: 'dora@example.org' });
  expect(letters.map(({ subject }) => subject).filter((subject) => subject.startsWith('The term of'))).toEqual([
    'The term of Silent Libraries ends on 24 July 2027',
  ]);
});

test('of notices that were missed only the last is due, and none once the term is over', () => {
  const rules = { whenItOpens: true, whenHalfIsOver: true, daysBefore: [7, 30], whenItHasLapsed: true };
  const notices = noticesOf({ opensOn: '2026-06-01', untilOn: '2027-06-01' }, rules);

  expect(notices).toEqual([
    { code: 'opens', on: '2026-06-01' },
    { code: 'half', on: '2026-11-30' },
    { code: 'before-30', on: '2027-05-02' },
    { code: 'before-7', on: '2027-05-25' },
  ]);
  expect(
    ['2026-05-31', '2027-05-10', '2027-05-31', '2027-06-01'].map((day) => noticeOn(notices, '2027-06-01', day)?.code),
  ).toEqual([undefined, 'before-30', 'before-7', undefined]);
});
