import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lapseInactive } from '../../charters/index.ts';
import { aStage, inOffice, type Stage } from '../../charters/testing.ts';
import { holdersOf, resumeGroup, type Group } from '../../groups/index.ts';
import { nameLiaison } from '../../groups/registry/commands.ts';
import { aGroupInTerm, withVersions } from '../../lifecycle/renewals/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { owingAssociation } from '../given.ts';
import { duties } from '../tables.ts';
import { keepDutiesTo } from './keeping.ts';
import type { Duty } from './model.ts';
import { stateOn } from './rules.ts';

// The renewal of each group may be begun from 1 June 2026, a year before its term ends.  One of them can be written to.
let now = new Date('2026-05-30T18:00:00Z');
const policies = withVersions();
let house: TestHouse;
let stage: Stage;
let liaison: PersonId;
let reached: Group;
let silent: Group;
let lost: Group;

beforeAll(async () => {
  house = await openTestHouse(() => now, { policies: policies.kept });
  stage = await aStage(house.app.database);
  liaison = await aPerson(db(), 'Delia Marchetti-Osei', { class: 'REG', email: 'liaison@example.org' });
  await inOffice(stage, liaison, 'Committee on Organization', 'liaison');
  [reached, silent, lost] = [
    await aGroupOf('Reached Libraries'),
    await aGroupOf('Silent Libraries'),
    await aGroupOf('Lost Libraries'),
  ];
  for (const group of [silent, lost]) await withoutAddress(group);
  await house.app.settle();
});
afterAll(() => house.close());

const db = () => house.app.database.db;

async function aGroupOf(name: string): Promise<Group> {
  const convener = await aPerson(db(), `Convener of ${name}`, { class: 'REG' });
  const [fromOn, untilOn] = ['2024-06-01', '2027-06-01'];
  return stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
    aGroupInTerm(act, policies.book, { name, version: '2014', conveners: [convener], fromOn, untilOn }),
  );
}

async function withoutAddress({ id }: Group): Promise<void> {
  const [convener] = await holdersOf(db(), id, dayOf(now, house.app.zone));
  for (const [table, key] of [
    ['roll.person', 'id'],
    ['roll.member', 'person'],
  ] as const)
    await sql`update ${sql.table(table)} set email = null, email_key = null where ${sql.ref(key)} = ${convener!.person}`.execute(
      seeing<never>()(db()),
    );
}

async function until(...days: string[]): Promise<void> {
  for (const day of days) {
    now = new Date(`${day}T18:00:00Z`);
    await house.app.settle();
  }
}

/** What the ledger says of the notices to a group: since when and by when they are owed, and how that stands. */
async function told({ id }: Group) {
  const { rows } = await sql<Duty>`
    select id, opened_on as "openedOn", due_on as "dueOn", outcome, closed_on as "closedOn", reason from duties.duty
    where group_id = ${id} and kind = 'renewal-notice' order by opened_on, id
  `.execute(duties(db()));
  return rows.map((duty) => [duty.openedOn, duty.dueOn, stateOn(duty, dayOf(now, house.app.zone)), duty.reason]);
}

test('a letter that is written meets what is owed on the same day; where nobody can be written to, the liaison owes it', async () => {
  await until('2026-06-01', '2026-06-03', '2026-06-09');

  expect(await told(reached)).toEqual([['2026-06-01', '2026-06-08', 'met', '']]);
  expect(await told(silent)).toEqual([['2026-06-01', '2026-06-08', 'overdue', '']]);
  const reminders = await lettersSent(db(), { address: 'liaison@example.org' });
  expect(reminders.map(({ subject }) => subject).toSorted()).toEqual([
    '2 duties of yours are due',
    '2 duties of yours are overdue',
  ]);
  const [own, anybody] = [
    await (await house.browsing(liaison)).get('/me'),
    await (await house.browsing()).get('/duties'),
  ];
  for (const { text } of [own, anybody]) {
    expect(text).toContain('Tell Silent Libraries that its term nears its end');
    expect(text).not.toContain('Reached Libraries');
  }
});

test('no unit is judged by what the house did on its day, but by what it could not do', async () => {
  const { text } = await (await house.browsing(liaison)).get('/duties');

  // Two are open and overdue, and none was met in time.
  expect(text.replaceAll('\u00a0', ' ')).toContain('Committee on Organization 2 2 0 – 0 of 2');
});

test('once somebody is named who can be told, the letter is written the next night, and the duty is met late', async () => {
  const contact = await aPerson(db(), 'Carla Contact', { class: 'REG', email: 'contact@example.org' });
  await stage.as(liaison, now, (act) => nameLiaison(act, silent.id, { person: contact, name: 'Carla Contact' }));
  await until('2026-06-10');

  expect((await lettersSent(db(), { address: 'contact@example.org' })).map(({ subject }) => subject)).toEqual([
    'The term of Silent Libraries ends on 31 May 2027',
  ]);
  expect(await told(silent)).toEqual([['2026-06-01', '2026-06-08', 'met-late', '']]);
});

test('what fell into nights in which no work was done was owed since its day, and one letter meets it all, late', async () => {
  await until('2027-05-10');

  expect((await told(reached)).slice(1)).toEqual([
    ['2026-11-30', '2026-12-07', 'met-late', ''],
    ['2027-05-02', '2027-05-09', 'met-late', ''],
  ]);
});

test('the last day of the term is the last day for it; of a group that has lapsed nobody owes it any more', async () => {
  await until('2027-05-25');
  const last = (await told(lost)).at(-1);
  await until('2027-06-02');

  expect(last).toEqual(['2027-05-25', '2027-05-31', 'open', '']);
  const lapsed = 'groups.group-lapsed';
  expect((await told(lost)).map(([, , ...end]) => end)).toEqual(Array(4).fill(['released', lapsed]));
});

test('what is told of many notices costs as many statements as what is told of one', async () => {
  const fresh = await aGroupOf('Fresh Libraries');
  await stage.as(null, now, async (act) => {
    const due = { group: fresh.id, untilOn: '2027-06-01', code: 'opens', on: '2026-06-01' };
    act.record({ kind: 'lifecycle.notice-due', ...due });
  });
  const given = { association: owingAssociation(house.association), policies: policies.book };
  const keeping = ({ id }: Group) => statementsDuring(() => stage.as(null, now, (act) => keepDutiesTo(act, given, id)));

  const [one, four] = [await keeping(fresh), await keeping(lost)];

  expect((await told(fresh)).length).toBe(1);
  expect(four.length).toBe(one.length);
});

test('a group that lapses because nothing happens in it is told of no end, nor when it comes back', async () => {
  const idle = await aGroupOf('Idle Libraries');
  await stage.as(null, now, async (act) => {
    const due = { group: idle.id, untilOn: '2027-06-01', code: 'opens', on: '2026-06-01' };
    act.record({ kind: 'lifecycle.notice-due', ...due });
    await lapseInactive(act, idle.id);
  });
  await house.app.settle();
  await stage.as(null, now, (act) => resumeGroup(act, idle.id));
  await house.app.settle();

  expect(await told(idle)).toEqual([['2026-06-01', '2026-06-08', 'released', 'groups.group-lapsed']]);
});
