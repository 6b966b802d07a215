import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { addMilliseconds, minutes } from '../../platform/time/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { aBody, inOffice } from '../testing.ts';

const start = new Date('2026-11-23T18:00:00Z');
let now = start;
let house: TestHouse;
let committee: number;
let chairing: PersonId;
let chair: Browsing;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  committee = await aBody(house.app.database, 'Committee on Organization');
  chairing = await aPerson(db(), 'Imogen Castellanos', { email: 'chair@example.org' });
  const [member, liaison, gone] = [
    await aPerson(db(), 'Bashir Rahimi', { email: 'member@example.org' }),
    await aPerson(db(), 'Delia Marchetti-Osei', { email: 'liaison@example.org' }),
    await aPerson(db(), 'Ngozi Umeh', { email: 'outsider@example.org' }),
  ];
  await inOffice(house.app.database, chairing, committee, 'chair');
  await inOffice(house.app.database, member, committee, 'member');
  await inOffice(house.app.database, liaison, committee, 'liaison');
  await inOffice(house.app.database, gone, await aBody(house.app.database, 'Council'), 'member');
});
beforeEach(async () => {
  now = start;
  chair = await house.browsing(chairing);
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const later = async (count: number) => {
  now = addMilliseconds(now, minutes(count));
  await house.app.settle();
  chair = await house.browsing(chairing);
};
const details = (name: string) => ({
  name,
  on: '2027-01-23',
  begins: '09:00',
  ends: '12:00',
  place: 'Room 204',
  link: 'https://meet.example.org/coo',
});

async function announce(name: string, more: Record<string, string> = {}): Promise<string> {
  const { to } = await chair.post('/meetings', { ...details(name), unit: String(committee), ...more });
  await house.app.settle();
  return to!.replace(/\?.*/, '');
}

/** Who was told what of a meeting of that name. */
async function told(name: string): Promise<string[]> {
  const sent = await lettersSent(db());
  return sent
    .filter(({ subject }) => subject.endsWith(`: ${name}`))
    .map(({ subject, address }) => `${subject.replace(/:.*/, '')}, ${address}`)
    .toSorted();
}

test('each member of the body hears once of a meeting that is announced, of one that is moved, and of one that is cancelled', async () => {
  const page = await announce('Midwinter');

  await later(10);
  const announced = await told('Midwinter');
  await chair.post(`${page}/change`, { ...details('Midwinter'), place: 'Room 12' });
  await chair.post(`${page}/change`, { ...details('Midwinter'), place: 'Room 12', fileBy: '2027-01-02' });
  await later(1);
  const moved = await told('Midwinter');
  await chair.post(`${page}/cancellation`, { because: 'The city is snowed in.' });
  await later(1);
  await later(60);

  const both = (what: string) => [`${what}, chair@example.org`, `${what}, member@example.org`];
  expect(announced).toEqual(both('Meeting announced'));
  expect(moved).toEqual([...both('Meeting announced'), ...both('Meeting changed')]);
  expect(await told('Midwinter')).toEqual([
    ...both('Meeting announced'),
    ...both('Meeting cancelled'),
    ...both('Meeting changed'),
  ]);
});

test('the letter says when, where and how to join, and leads to the file for a calendar', async () => {
  const page = await announce('Spring');
  await later(10);

  const [letter] = await lettersSent(db(), { address: 'member@example.org' });

  for (const said of [
    'a meeting of the Committee on Organization is announced: Spring.',
    '23 January 2027, 09:00 to 12:00, Chicago time',
    'Room 204',
    'https://meet.example.org/coo',
    `${page}/meeting.ics`,
  ])
    expect(letter!.text!.replace(/\s+/g, ' ')).toContain(said);
});

test('what is mended within ten minutes is told with the announcement, and what is cancelled by then is not told', async () => {
  const [mended, cancelled] = [await announce('Summer', { place: '' }), await announce('Autumn')];
  await later(2);
  await chair.post(`${mended}/change`, { ...details('Summer'), place: 'Room 7' });
  await chair.post(`${cancelled}/cancellation`, { because: 'Announced by mistake.' });
  await later(8);

  expect(await told('Summer')).toEqual([
    'Meeting announced, chair@example.org',
    'Meeting announced, member@example.org',
  ]);
  expect(
    (await lettersSent(db(), { address: 'member@example.org' })).some(({ text }) => text?.includes('Room 7')),
  ).toBe(true);
  expect(await told('Autumn')).toEqual([]);
});

test('nobody is told of a meeting of the past that is entered late', async () => {
  await announce('Long ago', { on: '2026-06-27', fileBy: '' });

  await later(10);

  expect(await told('Long ago')).toEqual([]);
});
