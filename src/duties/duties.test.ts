import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acknowledgeReceipt } from '../charters/index.ts';
import { aFiledPetition, aStage, inOffice, type Stage } from '../charters/testing.ts';
import { markEnded, markLapsed, resumeGroup } from '../groups/index.ts';
import { aGroup } from '../groups/testing.ts';
import type { Act, PersonId } from '../platform/act/index.ts';
import { factsAbout } from '../platform/facts/index.ts';
import { lettersSent } from '../platform/mail/index.ts';
import { erasePerson } from '../roll/members/commands.ts';
import { aPerson } from '../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../testing.ts';
import { fillPost, unitNamed } from '../units/index.ts';
import { dutiesOnPetition } from './ledger/queries.ts';
import { duties } from './tables.ts';

const began = new Date('2026-11-23T18:00:00Z');
const coo = 'Committee on Organization';
let now = began;
let house: TestHouse;
let stage: Stage;
let chair: PersonId;
let liaison: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  stage = await aStage(house.app.database);
  chair = await aPerson(db(), 'Imogen Castellanos', { class: 'REG', email: 'chair@example.org' });
  liaison = await aPerson(db(), 'Delia Marchetti-Osei', { class: 'REG', email: 'liaison@example.org' });
  await inOffice(stage, chair, coo, 'chair');
  await inOffice(stage, liaison, coo, 'liaison');
  await house.app.settle();
});
afterAll(() => house.close());

const db = () => house.app.database.db;

/** Lets the days come, one after the other, each with all that falls due. */
async function until(...days: string[]): Promise<void> {
  for (const day of days) {
    now = new Date(`${day}T18:00:00Z`);
    await house.app.settle();
  }
}

const remindersTo = async (address: string) =>
  (await lettersSent(db(), { address })).filter(({ subject }) => / dut(y|ies) of yours /.test(` ${subject}`));

/** The receipt of a petition that was just filed. */
async function aReceiptDuty(): Promise<{ petition: number; duty: number; href: string }> {
  const { id } = await aFiledPetition(stage, now);
  await house.app.settle();
  const duty = (await dutiesOnPetition(db(), id)).find(({ kind }) => kind === 'receipt')!;
  return { petition: id, duty: duty.id, href: `/duties/${duty.id}` };
}

test('one letter a day tells whoever holds the post then of all that they owe: before the day, on it, and after', async () => {
  const [first, second] = [await aReceiptDuty(), await aReceiptDuty()];
  expect((await aReceiptDuty()).petition).toBeGreaterThan(second.petition);
  await stage.as(chair, now, (act) => acknowledgeReceipt(act, second.petition), ['docket.decide']);
  await house.app.settle();

  await until('2026-12-04');
  const before = await remindersTo('chair@example.org');
  const committee = (await unitNamed(db(), coo))!.id;
  const next = await aPerson(db(), 'Nora Next', { class: 'REG', email: 'next@example.org' });
  await stage.perform({ by: null, at: now, grants: new Set(['posts.edit', 'administration']) }, (act) =>
    fillPost(act, { unit: committee, office: 'chair', person: next, fromOn: '2026-12-05', untilOn: null }, ['chair']),
  );
  await until('2026-12-07', '2026-12-08', '2026-12-16', '2026-12-20');

  expect(before.map(({ subject }) => subject)).toEqual(['2 duties of yours are due']);
  expect(before[0]?.text).toContain(`/duties/${first.duty}`);
  expect(before[0]?.text).not.toContain(`/duties/${second.duty}`);
  expect((await remindersTo('next@example.org')).map(({ subject }) => subject).toSorted()).toEqual([
    '2 duties of yours are due',
    '2 duties of yours are overdue',
  ]);
  // Those of the liaison come a week before the thirtieth day.
  expect((await remindersTo('liaison@example.org')).map(({ subject }) => subject)).toEqual([
    '3 duties of yours are due',
  ]);
});

test('whoever holds the post sees the duty, and closes it with what shows it; nobody else may, and once is enough', async () => {
  const { duty, href } = await aReceiptDuty();
  const [owner, staff, stranger] = [
    await house.browsing(chair),
    await house.browsing(liaison),
    await house.browsing(await aPerson(db(), 'Some Stranger', { class: 'REG' })),
  ];

  expect((await owner.get('/me')).html).toContain(`href="${href}"`);
  expect((await owner.get('/staff')).html).toContain(`href="${href}"`);
  expect([(await staff.get(href)).status, (await stranger.get(href)).status]).toEqual([200, 404]);
  expect([(await staff.post(`${href}/done`)).status, (await stranger.post(`${href}/done`)).status]).toEqual([403, 404]);

  const poor = [{ evidenceKind: 'document' }, { evidenceKind: 'link', evidence: 'data:text/html,moss' }];
  for (const fields of poor) expect((await owner.post(`${href}/done`, fields)).status).toBe(409);
  const done = await owner.post(`${href}/done`, { evidenceKind: 'document', evidence: 'Letter of 3 March' });
  const again = await owner.post(`${href}/release`, { reason: 'It was done.' });

  expect([done.status, again.status]).toEqual([303, 409]);
  expect(again.text).toContain('The duty is met already.');
  expect((await owner.get(href)).text).toContain('Shown by Letter of 3 March');
  expect((await factsAbout(db(), { kinds: ['duties.duty-met'] })).map(({ fact }) => fact)).toEqual([
    { kind: 'duties.duty-met', duty, evidence: 'document' },
  ]);
});

test('who follows the link of a letter signed out is asked to sign in, whether or not there is such a duty', async () => {
  const { href } = await aReceiptDuty();
  const anybody = await house.browsing();

  const answers = await Promise.all([href, '/duties/999999'].map((address) => anybody.get(address)));

  expect(answers.map(({ status, to }) => [status, to])).toEqual([
    [303, `/sign-in?then=${encodeURIComponent(href)}`],
    [303, '/sign-in?then=%2Fduties%2F999999'],
  ]);
});

test('a duty that is released says why, and what happens later does not open it again', async () => {
  const { petition, href } = await aReceiptDuty();
  const owner = await house.browsing(chair);

  await owner.post(`${href}/release`, { reason: 'The organizers were told in person.' });
  await stage.as(chair, now, (act) => acknowledgeReceipt(act, petition), ['docket.decide']);
  await house.app.settle();

  const text = (await owner.get(href)).text;
  expect(text).toContain('Why The organizers were told in person.');
  expect(text).toContain('released');
});

test('a convener promises something in public, is reminded, and keeps it; a member may not promise', async () => {
  await until('2027-01-25');
  const convener = await aPerson(db(), 'Cora Vener', { class: 'REG', email: 'cora@example.org' });
  const group = await stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
    aGroup(act, { name: 'Moss Libraries', organizers: [convener] }),
  );
  const address = `/groups/${group.slug}/promises`;
  const [owner, anybody, member] = [
    await house.browsing(convener),
    await house.browsing(),
    await house.browsing(chair),
  ];
  const promise = { text: 'Publish the guide to mosses', dueOn: '2027-02-15' };

  expect((await member.post(address, promise)).status).toBe(403);
  expect((await owner.post(address, { ...promise, dueOn: '2026-01-01' })).text).toContain('That day is over.');
  expect((await owner.post(address, promise)).status).toBe(303);

  const href = /href="(\/duties\/\d+)"/.exec((await anybody.get(address)).html)?.[1] ?? '';
  expect((await owner.get('/me')).html).toContain(`"${href}"`);
  await until('2027-02-08');
  expect((await remindersTo('cora@example.org')).map(({ subject }) => subject)).toEqual(['1 duty of yours is due']);
  await owner.post(`${href}/done`, { evidenceKind: 'link', evidence: 'https://example.org/moss' });
  await until('2027-02-20');

  expect(await remindersTo('cora@example.org')).toHaveLength(1);
  expect((await anybody.get(href)).html).toContain('href="https://example.org/moss"');
  const across = await (await house.browsing(liaison)).get('/duties/groups');
  expect(across.text).toContain('Moss Libraries');
  expect(across.text).toContain('1 of 1 kept in time');
});

test('nothing is owed by a group that has lapsed or ended, nor to it; what a lapse released is owed again when it comes back', async () => {
  await until('2027-03-01');
  const as = <T>(work: (act: Act) => Promise<T>) => stage.perform({ by: null, at: now, grants: new Set() }, work);
  const { id } = await as((act) => aGroup(act, { name: 'Reed Libraries' }));
  await sql`
    insert into duties.duty (kind, group_id, promise, opened_by_fact, opened_on, due_on, is_public, office)
    values ('promise', ${id}, 'A guide', null, '2026-11-23', '2027-01-01', true, ''),
           ('contact', ${id}, '', -1, '2026-11-23', '2027-01-01', true, 'liaison'),
           ('report', ${id}, '', -1, '2026-11-23', '2027-01-01', true, 'chair')
  `.execute(duties(db()));
  const outcomes = async () => {
    await house.app.settle();
    const { rows } = await sql<{ of: string }>`
      select concat_ws(' ', kind, reason) as of from duties.duty where group_id = ${id} order by id
    `.execute(duties(db()));
    return rows.map((row) => row.of);
  };

  await as((act) => markLapsed(act, id));
  const lapsed = await outcomes();
  await as((act) => resumeGroup(act, id));
  const back = await outcomes();
  await as((act) => markEnded(act, id, { state: 'dissolved', reason: 'dissolved' }));

  expect(lapsed).toEqual(['promise groups.group-lapsed', 'contact groups.group-lapsed', 'report ']);
  expect(back).toEqual(['promise ', 'contact ', 'report ']);
  expect(await outcomes()).toEqual(['promise groups.group-ended', 'contact groups.group-ended', 'report ']);
});

test('of somebody who is erased no promise, no evidence and no reason tells any more', async () => {
  const leaving = await aPerson(db(), 'Nora Named', { email: 'nora@example.org' });
  const group = await stage.as(null, now, (act) => aGroup(act, { organizers: [chair] }));
  const text = 'Nora Named has it';
  await sql`
    insert into duties.duty (kind, group_id, promise, opened_on, is_public, outcome, closed_on, evidence_kind, evidence, reason)
    values ('promise', ${group.id}, ${text}, '2026-11-23', true, 'met', '2026-11-24', 'document', ${text}, ''),
           ('promise', ${group.id}, ${text}, '2026-11-23', true, 'released', '2026-11-24', null, '', ${text})
  `.execute(duties(db()));

  await stage.as(null, now, (act) => erasePerson(act, leaving));
  await house.app.settle();

  const { rows } = await sql`
    select promise, evidence, reason from duties.duty where group_id = ${group.id} order by id
  `.execute(duties(db()));
  const masked = 'a former participant has it';
  expect(rows).toEqual([
    { promise: masked, evidence: masked, reason: '' },
    { promise: masked, evidence: '', reason: masked },
  ]);
});

test('who is named to everybody at an overdue duty is named to everybody on the page of the unit', async () => {
  await until('2026-12-14');
  const { href } = await aReceiptDuty();
  const nobody = await house.browsing();
  const hidden = await nobody.get(href);
  await until('2026-12-28', '2027-01-11');
  const [duty, unit] = [await nobody.get(href), await nobody.get('/units/committee-on-organization')];

  expect([hidden.status, duty.status, unit.status]).toEqual([303, 200, 200]);
  expect(duty.text).toContain('Imogen Castellanos');
  expect(unit.text).toContain('Imogen Castellanos');
  expect(duty.text).not.toContain('Delia Marchetti-Osei');
});
