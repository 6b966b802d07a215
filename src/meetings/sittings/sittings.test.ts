import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { aBody, inOffice } from '../testing.ts';
import { sittingsOf } from './queries.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let committee: number;
let council: number;
let chairing: PersonId;
let chair: Browsing;
let secretary: Browsing;
let member: Browsing;
let stranger: Browsing;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  committee = await aBody(db(), 'Committee on Organization');
  council = await aBody(db(), 'Council');
  chairing = await aPerson(reading(), 'Imogen Castellanos');
  const [keeping, sitting] = [
    await aPerson(reading(), 'Theodora Brandvold'),
    await aPerson(reading(), 'Bashir Rahimi'),
  ];
  await inOffice(db(), chairing, committee, 'chair');
  await inOffice(db(), keeping, council, 'secretary');
  await inOffice(db(), sitting, committee, 'member');
  [chair, secretary, member, stranger] = [
    await house.browsing(chairing),
    await house.browsing(keeping),
    await house.browsing(sitting),
    await house.browsing(),
  ];
});
afterAll(() => house.close());

const db = () => house.app.database;
const reading = () => db().db;

const midwinter = {
  name: 'Midwinter 2027',
  on: '2027-01-23',
  begins: '09:00',
  ends: '12:00',
  place: 'Room 204',
  link: 'https://meet.example.org/coo',
  fileBy: '2026-12-26',
};

/** Announces a meeting of the committee, and gives its page. */
async function anAnnounced(more: Record<string, string> = {}): Promise<string> {
  const { to } = await chair.post('/meetings', { ...midwinter, unit: String(committee), ...more });
  return to!.replace(/\?.*/, '');
}

test('the chair announces a meeting, and everybody reads when and where in the zone of the association', async () => {
  const page = await anAnnounced();

  const read = await stranger.get(page);
  const listed = await stranger.get('/meetings');

  expect(read.status).toBe(200);
  expect(read.text).toContain('23 January 2027, 09:00 to 12:00 , Chicago time');
  expect(read.text).toContain('Room 204');
  expect(read.text).toContain('Petitions filed by 26 December 2026');
  expect(listed.text).toContain('Committee on Organization. 23 January 2027, 09:00 to 12:00 , Room 204');
  const id = Number(page.split('/').at(-1));
  expect((await sittingsOf(reading(), committee)).find((each) => each.id === id)).toMatchObject({
    beginsAt: new Date('2027-01-23T15:00:00Z'),
    endsAt: new Date('2027-01-23T18:00:00Z'),
    state: 'planned',
  });
  expect(await factsAbout(reading(), { kinds: ['meetings.sitting-announced'], detail: { sitting: id } })).toHaveLength(
    1,
  );
});

test('who keeps the meetings of one body does not keep those of another', async () => {
  const page = await anAnnounced();

  const tried = await Promise.all([
    secretary.post('/meetings', { ...midwinter, unit: String(committee) }),
    secretary.post('/meetings/usual', { on: '2027-06-26' }),
    secretary.get(`${page}/change`),
    secretary.post(`${page}/change`, midwinter),
    secretary.post(`${page}/cancellation`, { because: 'I say so.' }),
    member.post(`${page}/cancellation`, { because: 'I say so.' }),
    chair.post('/meetings', { ...midwinter, unit: String(council) }),
  ]);
  const own = await secretary.post('/meetings', { ...midwinter, unit: String(council), fileBy: '' });

  expect(tried.map(({ status }) => status)).toEqual([409, 403, 403, 403, 403, 403, 409]);
  expect(own.status).toBe(303);
  expect((await stranger.get(page)).text).not.toContain('I say so.');
});

test('the link to join is shown to the body, and to everybody only when the meeting is open to guests', async () => {
  const closed = await anAnnounced();
  const open = await anAnnounced({ guests: 'yes' });
  const outsider = await house.browsing(await aPerson(reading(), 'Out Sider'));

  const shown = async (page: string) =>
    Promise.all(
      [chair, member, secretary, outsider, stranger].flatMap((each) => [
        each.get(page).then(({ html }) => html.includes('meet.example.org')),
        each.get(`${page}/meeting.ics`).then(({ html }) => html.includes('meet.example.org')),
      ]),
    );

  expect(await shown(closed)).toEqual([true, true, true, true, false, false, false, false, false, false]);
  expect(await shown(open)).toEqual(Array.from({ length: 10 }, () => true));
});

test('what is amiss is told at once, and what was typed comes back', async () => {
  const sent = await chair.post('/meetings', {
    ...midwinter,
    unit: String(committee),
    name: ' ',
    ends: '08:00',
    link: 'data:text/html,hello',
    fileBy: '2027-02-01',
  });
  const odd = await chair.post('/meetings', {
    ...midwinter,
    unit: String(committee),
    on: '0000-01-01',
    begins: '9 am',
  });

  expect([sent.status, odd.status]).toEqual([409, 422]);
  for (const shown of ['Write a name.', 'ends before it begins', 'Write the whole address', 'Give an earlier day'])
    expect(sent.text).toContain(shown);
  expect(sent.html).toContain('value="Room 204"');
  expect(odd.text).toContain('Write the day as 2026-11-30.');
  expect(odd.text).toContain('Write the time as 14:30');
});

test('a day that is no day does not hide what else is amiss, when a meeting is announced and when it is changed', async () => {
  const page = await anAnnounced();
  const faulty = { ...midwinter, name: '', on: '', link: 'data:text/html,hello', ends: '08:00' };

  const sent = await chair.post('/meetings', { ...faulty, unit: String(committee) });
  const changed = await chair.post(`${page}/change`, { ...faulty, on: '2027-01-23', fileBy: 'soon' });

  for (const shown of [
    'Write a name.',
    'Write the day as 2026-11-30.',
    'Write the whole address',
    'ends before it begins',
  ])
    expect(sent.text).toContain(shown);
  for (const shown of [
    'Write a name.',
    'Write the day as 2026-11-30.',
    'Write the whole address',
    'ends before it begins',
  ])
    expect(changed.text).toContain(shown);
  expect([sent.status, changed.status]).toEqual([422, 422]);
});

test('a day of the calendar is taken over by one press, and once', async () => {
  const form = await chair.get('/meetings/new');
  const both = await Promise.all([
    chair.post('/meetings/usual', { on: '2027-06-26' }),
    chair.post('/meetings/usual', { on: '2027-06-26' }),
  ]);
  const foreign = await chair.post('/meetings/usual', { on: '2027-06-27' });

  expect(form.text).toContain('Announce Annual Conference 2027');
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409]);
  expect(foreign.status).toBe(404);
  expect((await chair.get('/meetings/new')).text).not.toContain('Announce Annual Conference 2027');
  const [taken] = (await sittingsOf(reading(), committee)).filter(({ calendarOn }) => calendarOn === '2027-06-26');
  expect(taken).toMatchObject({
    name: 'Annual Conference 2027',
    beginsAt: new Date('2027-06-26T14:00:00Z'),
    endsAt: new Date('2027-06-26T17:00:00Z'),
    fileBy: '2027-05-29',
  });
});

test('a meeting is cancelled with a reason that everybody reads, and changes no more', async () => {
  const page = await anAnnounced();

  const bare = await chair.post(`${page}/cancellation`);
  const cancelled = await chair.post(`${page}/cancellation`, { because: 'The city is snowed in.' });
  const changed = await chair.post(`${page}/change`, midwinter);

  expect([bare.status, cancelled.status, changed.status]).toEqual([409, 303, 409]);
  expect((await stranger.get(page)).text).toContain('Cancelled: The city is snowed in.');
  expect((await stranger.get('/meetings')).text).toContain('The city is snowed in.');
});

test('a meeting is put on record as held once it has begun', async () => {
  const page = await anAnnounced();
  const before = now;

  const early = await chair.post(`${page}/holding`);
  now = new Date('2027-01-23T15:10:00Z');
  const later = await house.browsing(chairing);
  const held = await later.post(`${page}/holding`);
  const again = await later.post(`${page}/holding`);
  now = before;

  expect([early.status, held.status, again.status]).toEqual([409, 303, 409]);
  expect((await stranger.get(page)).text).toContain('Held');
});

test('long lists come by pages', async () => {
  for (let count = 0; count < 55; count += 1)
    await anAnnounced({
      name: `Weekly ${count}`,
      on: `2020-01-${String((count % 28) + 1).padStart(2, '0')}`,
      fileBy: '',
    });

  const [first, second] = [await stranger.get('/meetings'), await stranger.get('/meetings?past=2')];

  const listed = ({ html }: { html: string }) => html.match(/Weekly \d+/g)!.length;
  expect([listed(first), listed(second)]).toEqual([50, 5]);
  expect(first.html).toContain('/meetings?past=2');
});
