import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStage, inOffice, type Stage } from '../../charters/testing.ts';
import { holdersOf, joinGroup, markLapsed, reviveGroup, seatAsConveners } from '../../groups/index.ts';
import { leaveGroup } from '../../groups/roster/commands.ts';
import { aGroup } from '../../groups/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { noLongerDue } from '../../platform/jobs/index.ts';
import { lettersTo } from '../../platform/mail/index.ts';
import { addDays } from '../../platform/time/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { endGathering, gatheringOver } from './commands.ts';
import { takeoverUnderWay } from './queries.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  stage = await aStage(house.app.database);
});
afterAll(() => house.close());

const db = () => house.app.database.db;

async function until(day: string): Promise<void> {
  now = new Date(`${day}T18:00:00Z`);
  await house.app.settle();
}

interface Made {
  readonly id: string;
  readonly address: string;
  readonly convener: PersonId | undefined;
  readonly two: readonly [PersonId, PersonId];
}

/** A group with two participants, and a convener unless it has none. */
async function aQuietGroup(name: string, convened = true): Promise<Made> {
  const convener = convened
    ? await aPerson(db(), `Gone ${name}`, { class: 'REG', paidThrough: '2028-12-31' })
    : undefined;
  const { id, slug } = await stage.as(null, now, (act) =>
    aGroup(act, { name: `${name} Libraries`, organizers: convener ? [convener] : [] }),
  );
  const two = [
    await aPerson(db(), `First ${name}`, { class: 'REG', paidThrough: '2040-12-31' }),
    await aPerson(db(), `Second ${name}`, { class: 'REG', paidThrough: '2040-12-31' }),
  ] as const;
  for (const person of two) await stage.as(person, now, (act) => joinGroup(act, id, { standing }));
  return { id, address: `/groups/${slug}/takeover`, convener, two };
}

/** A session ends within weeks, so each press is made in one of its own. */
const post = async (person: PersonId | undefined, address: string) => (await house.browsing(person)).post(address);
const get = async (person: PersonId | undefined, address: string) => (await house.browsing(person)).get(address);

const convenersOf = async ({ id }: Made) =>
  (await holdersOf(db(), id, now.toISOString().slice(0, 10))).map(({ name }) => name).toSorted();
const subjectsTo = async (person: PersonId | undefined) => {
  await house.app.settle();
  const letters = (await lettersTo(db(), person!)).filter(({ kind }) => kind === 'lifecycle.takeover');
  return letters.map(({ subject }) => subject).toReversed();
};

test('two participants convene a group whose convener does not answer, when nobody has objected in time', async () => {
  const moss = await aQuietGroup('Moss');
  const [first, second] = moss.two;
  const gone = moss.convener;
  const stranger = await aPerson(db(), 'A Stranger');

  const early = await post(first, `${moss.address}/asking`);
  const notTheirs = await post(stranger, `${moss.address}/question`);
  await post(first, `${moss.address}/question`);
  const twice = await post(second, `${moss.address}/question`);
  const asked = await subjectsTo(moss.convener);
  await until('2026-12-23');
  const still = await post(first, `${moss.address}/asking`);
  await until('2026-12-24');
  await post(first, `${moss.address}/asking`);
  const again = await post(first, `${moss.address}/asking`);
  const gathering = await get(gone, moss.address);
  await post(second, `${moss.address}/asking`);
  const open = await get(first, moss.address);
  await until('2027-01-07');
  const before = await convenersOf(moss);
  await until('2027-01-08');

  expect([early.status, notTheirs.status, twice.status, still.status, again.status]).toEqual([409, 409, 409, 409, 409]);
  expect(early.text).toContain('Ask them first whether they are there');
  expect(asked).toEqual(['Do you still convene Moss Libraries?']);
  expect(gathering.text).toContain('First Moss 1 more participant has to ask with them.');
  expect(open.text).toContain('Conveners may object through 7 January 2027.');
  expect(before).toEqual(['Gone Moss']);
  expect(await convenersOf(moss)).toEqual(['First Moss', 'Gone Moss', 'Second Moss']);
  expect(await subjectsTo(moss.convener)).toEqual([
    'Do you still convene Moss Libraries?',
    'Others ask to convene Moss Libraries',
    'Moss Libraries has new conveners',
  ]);
});

test('a convener who says that they are there stops it', async () => {
  const fern = await aQuietGroup('Fern');
  const gone = fern.convener;
  await post(fern.two[0], `${fern.address}/question`);
  await until('2027-02-20');
  for (const asker of fern.two) await post(asker, `${fern.address}/asking`);

  const here = await post(gone, `${fern.address}/answer`);
  await until('2027-04-01');

  expect(here.to).toBe(`${fern.address}?done=answered`);
  expect(await convenersOf(fern)).toEqual(['Gone Fern']);
  expect(await subjectsTo(fern.two[1])).toEqual(['A convener of Fern Libraries is there']);
  expect((await post(gone, `${fern.address}/answer`)).text).toContain('Nobody has asked.');
});

test('staff may confirm sooner, where two members in good standing have asked for a group that has no convener', async () => {
  const ivy = await aQuietGroup('Ivy', false);
  const verifier = await aPerson(db(), 'Delia Marchetti', { class: 'REG' });
  await inOffice(stage, verifier, 'Member Programs and Services', 'verifier');
  const lapsed = await aPerson(db(), 'Late Payer', { class: 'REG', paidThrough: '2026-12-31' });
  await stage.as(lapsed, now, (act) => joinGroup(act, ivy.id, { standing }));

  const poor = await post(lapsed, `${ivy.address}/asking`);
  await post(ivy.two[0], `${ivy.address}/asking`);
  const early = await post(verifier, `${ivy.address}/confirmation`);
  await post(ivy.two[1], `${ivy.address}/asking`);
  const confirmed = await post(verifier, `${ivy.address}/confirmation`);

  expect([poor.status, early.status, confirmed.status]).toEqual([409, 409, 303]);
  expect(await convenersOf(ivy)).toEqual(['First Ivy', 'Second Ivy']);
});

test('staff who ask to convene a group do not confirm that themselves', async () => {
  const fir = await aQuietGroup('Fir', false);
  await inOffice(stage, fir.two[1], 'Member Programs and Services', 'verifier');
  for (const asker of fir.two) await post(asker, `${fir.address}/asking`);

  const own = await post(fir.two[1], `${fir.address}/confirmation`);

  expect([own.status, await convenersOf(fir)]).toEqual([409, []]);
  expect(own.text).toContain('You ask to convene this group: somebody else has to confirm it.');
});

test('nobody is made a convener of a group that has lapsed, has a convener again, or whose askers have left it', async () => {
  const [gone, back, left] = [
    await aQuietGroup('Alder', false),
    await aQuietGroup('Birch', false),
    await aQuietGroup('Cedar', false),
  ];
  for (const { two, address } of [gone, back, left]) for (const asker of two) await post(asker, `${address}/asking`);
  const other = await aPerson(db(), 'Other Birch', { class: 'REG' });
  await stage.as(other, now, (act) => joinGroup(act, back.id, { standing }));
  await stage.as(null, now, (act) => markLapsed(act, gone.id));
  await stage.as(null, now, (act) => seatAsConveners(act, back.id, [other]));
  await stage.as(left.two[0], now, (act) => leaveGroup(act, left.id));
  const page = await get(left.two[1], left.address);
  await until('2027-04-30');

  expect(page.text).not.toContain('First Cedar');
  expect([await convenersOf(gone), await convenersOf(back), await convenersOf(left)]).toEqual([
    [],
    ['Other Birch'],
    [],
  ]);
  expect(await subjectsTo(left.two[1])).toEqual(['Cedar Libraries is not taken over']);
});

test('that conveners are not in good standing is known to those who take part, and to nobody else', async () => {
  const oak = await aQuietGroup('Oak');
  now = new Date('2029-03-01T18:00:00Z');
  const told = 'None of its conveners is a member in good standing any more.';

  const [inside, outside] = [await get(oak.two[0], oak.address), await get(undefined, oak.address)];

  expect(inside.text).toContain(told);
  expect(outside.text).not.toContain(told);
  expect(outside.text).toContain('1 person convenes this group.');
});

test('one that too few join in time ends, and whoever asked is told; it can be asked for anew', async () => {
  const fern = await aQuietGroup('Fern', false);
  const [first, second] = fern.two;
  const stranger = await aPerson(db(), 'Fern Stranger', { class: 'REG', paidThrough: '2040-12-31' });
  const begun = now.toISOString().slice(0, 10);
  await post(first, `${fern.address}/asking`);

  const gathering = await get(second, fern.address);
  const outside = await get(stranger, fern.address);
  await until(addDays(begun, 90));
  const last = await get(second, fern.address);
  await until(addDays(begun, 91));
  const over = await get(second, fern.address);

  const lastDay = `They can through ${dayWritten(addDays(begun, 90)).replaceAll('\u00a0', ' ')}; after that`;
  expect([gathering.text, last.text]).toEqual([expect.stringContaining(lastDay), expect.stringContaining(lastDay)]);
  expect(over.text).not.toContain('Under way');
  expect(await subjectsTo(first)).toEqual(['Fern Libraries is not taken over']);
  expect(outside.html).toContain(`href="${fern.address.replace('takeover', 'participation')}"`);
  expect(outside.text).toContain('Take part in the group');
  expect((await post(first, `${fern.address}/asking`)).status).toBe(303);
});

test('one that is looked at before its last day is over ends when it is', async () => {
  const yew = await aQuietGroup('Yew', false);
  const [first] = yew.two;
  const lastDay = addDays(now.toISOString().slice(0, 10), 90);
  await post(first, `${yew.address}/asking`);
  const { id } = (await takeoverUnderWay(db(), yew.id))!;
  await noLongerDue(db(), gatheringOver, String(id));

  await stage.as(null, new Date(`${lastDay}T18:00:00Z`), (act) => endGathering(act, id));
  const before = await takeoverUnderWay(db(), yew.id);
  await until(addDays(lastDay, 1));

  expect([before?.id, await takeoverUnderWay(db(), yew.id)]).toEqual([id, null]);
  expect(await subjectsTo(first)).toEqual(['Yew Libraries is not taken over']);
});

test('what former conveners were asked does not let a group be taken over that others have begun again', async () => {
  const ash = await aQuietGroup('Ash');
  const [first] = ash.two;
  await post(first, `${ash.address}/question`);
  await stage.as(null, now, (act) => markLapsed(act, ash.id));
  await until(addDays(now.toISOString().slice(0, 10), 40));
  const reviver = await aPerson(db(), 'Ash Reviver', { class: 'REG', paidThrough: '2040-12-31' });
  const revival = {
    participation: 'members',
    organizers: [reviver],
    policy: { id: 'ala-mig', version: '2014' },
  } as const;
  await stage.as(null, now, (act) => reviveGroup(act, ash.id, revival, act.today));
  await house.app.settle();

  const asking = await post(first, `${ash.address}/asking`);

  expect([asking.status, asking.text]).toEqual([409, expect.stringContaining('Somebody convenes this group')]);
});
