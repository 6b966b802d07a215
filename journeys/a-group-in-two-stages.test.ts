import { afterAll, beforeAll, expect, test } from 'vitest';
import { anotherHouse, type AnotherHouse, type Member } from './support/another-house.ts';
import { linkIn, visitor } from './support/visitor.ts';

// A special interest group of IFLA: ten names, three of them of a standing committee; an open meeting; twenty-five names; the section
// sponsors it, and the governing board decides. Each test is the next step of the one story.

const title = 'Libraries of Small Islands';
const purpose =
  'The group brings together people who run libraries on small islands: alone, far from help, and with the sea at the door. They exchange what has worked and lend each other what they have.\n\nThe section for public libraries sponsors it.';

let house: AnotherHouse;
let organizer: Member;
let staff: Member;
let chair: Member;
let petition: string;
const sitting: Member[] = [];

beforeAll(async () => {
  house = await anotherHouse('ifla-two-stage', new Date('2026-03-02T15:00:00Z'), {
    name: 'International Federation of Library Associations and Institutions',
    shortName: 'IFLA',
  });
  organizer = await house.member('Olive Ganizer');
  staff = await house.member('Stan Staff', {}, { unit: 'Member Programs and Services', office: 'verifier' });
  chair = await house.member('Cherry Governor', {}, { unit: 'Committee on Organization', office: 'chair' });
  for (const name of ['Second Governor', 'Third Governor'])
    await house.member(name, {}, { unit: 'Committee on Organization', office: 'member' });
});
afterAll(() => house?.close());

const page = () => visitor(house.url).get(petition);
const sign = async (who: Member, fields: Record<string, string> = {}) =>
  who.send(await who.get(petition), '/signatures', fields);
/** Without a session, by one letter. */
async function signsByLetter({ email }: Member, fields: Record<string, string>) {
  const stranger = visitor(house.url);
  await stranger.send(await stranger.get(petition), '/signing-letter', { identifier: email, ...fields });
  const [letter] = await house.lettersTo(email);
  const opened = await stranger.get(linkIn(letter, '/sign-in/letter/'));
  expect(opened.text).toContain('You say that you are one of the members of the standing committee');
  await stranger.send(opened, opened.path);
}
const step = (who: Member) => who.get(`${petition}/step`);
async function file() {
  await Promise.all([organizer, staff, chair].map((who) => who.comesAgain()));
  return organizer.send(await organizer.get(`${petition}/filing`), '/filing');
}
const signOff = async () => staff.send(await staff.get(`${petition}/verification`), '/sign-off');

test('staff may look first; their time over, ten may sign, and are told that everybody sees their names', async () => {
  const begun = await organizer.send(await organizer.get('/petitions/new'), '/petitions/new', {
    title,
    purpose,
    'topics[]': 'archives',
  });
  petition = /\/petitions\/\d+/.exec(begun.path)![0];
  await organizer.send(await organizer.get(`${petition}/opening`), '/opening');
  await house.days(15);

  const member = await house.member('Sitting Member1');
  sitting.push(member);
  const read = await member.get(petition);
  expect(read.text).toMatch(/Now Gather 10 people/);
  expect(read.text).toContain('Your name will stand on this page.');
  expect(read.text).toContain(
    'One of the members of the standing committee of the sponsoring section, of whom 3 must sign',
  );

  await sign(member, { 'kinds[]': '0' });
  for (const place of [2, 3]) {
    sitting.push(await house.member(`Sitting Member${place}`));
    await sign(sitting.at(-1)!, place === 2 ? { 'kinds[]': '0' } : {});
  }
  await sign(await house.member('Lapsed Friend', { paidThrough: '2019-12-31' }));
  for (let place = 5; place <= 10; place++) await sign(await house.member(`Name Number${place}`));
  expect((await page()).text).toContain('Lapsed Friend');
});

test('it cannot be filed with two of the three, and counts only those whom staff confirm', async () => {
  const early = await organizer.get(`${petition}/desk`);
  expect(early.text).toContain('2 of the members of the standing committee of the sponsoring section have signed');
  await signsByLetter(await house.member('Sitting Member4'), { 'kinds[]': '0' });
  await file();

  const unsettled = await signOff();
  expect([unsettled.status, unsettled.text]).toEqual([409, expect.stringContaining('Say first whether they are')]);
  const verification = await staff.get(`${petition}/verification`);
  expect(verification.text).toContain('3 say so of themselves, and 3 of them have not been looked at.');
  expect(verification.html).toContain(`href="${petition}/kinds"`);
  for (let place = 0; place < 3; place++) {
    const kinds = await staff.get(`${petition}/kinds`);
    const claims = [...kinds.html.matchAll(/name="signature" value="(\d+)"/g)].map(([, id]) => id!);
    const signature = [...new Set(claims)][place]!;
    await staff.post(`${petition}/kinds`, new URLSearchParams({ signature, place: '0', found: 'confirmed' }));
  }
  expect((await organizer.get(`${petition}/kinds`)).status).toBe(403);
  await signOff();

  expect((await page()).text).toMatch(/Done The signatures are verified Now An open meeting is held/);
  expect((await house.lettersTo(organizer.email)).join()).toContain('goes on to the next step');
  await sitting[0]!.comesAgain();
  expect(JSON.parse((await sitting[0]!.get('/me/export')).html)).toMatchObject({
    signedAs: [{ place: 0, isConfirmed: true }],
  });
});

test('the open meeting is announced a month ahead, and read by everybody; attendance and a minute lead on', async () => {
  const soon = { heldOn: '2026-04-01', begins: '19:30', place: 'Reykjavík, City Library', link: '' };
  const early = await organizer.send(await step(organizer), '/step/meeting', soon);
  const stranger = await (await house.member('Any Body')).post(`${petition}/step/meeting`, new URLSearchParams(soon));
  const announced = await organizer.send(await step(organizer), '/step/meeting', { ...soon, heldOn: '2026-04-20' });

  expect([early.status, early.text]).toEqual([409, expect.stringContaining('ask for 30 days of notice')]);
  expect([stranger.status, announced.status]).toEqual([403, 200]);
  expect((await page()).text).toMatch(/20.April 2026 Reykjavík, City Library, at 19:30\. Everybody may come\./);
  await house.days(34);
  await organizer.comesAgain();

  const held = await step(organizer);
  const unsaid = await organizer.send(held, '/record', { attendance: '17', minute: ' ' });
  const minute = 'Seventeen came, from nine islands. They want a newsletter.';
  await organizer.send(held, '/record', { attendance: '17', minute });

  expect([unsaid.status, unsaid.text]).toEqual([409, expect.stringContaining('the rules ask for one')]);
  const read = await page();
  expect(read.text).toContain(minute);
  expect(read.text).toMatch(/Done An open meeting is held Now Gather 25 people/);
});

test('who signed at the first stage counts at the second: fourteen more are enough', async () => {
  expect((await page()).text).toContain('11 of 25');
  await sitting[0]!.comesAgain();
  const again = await sitting[0]!.post(`${petition}/signatures`, new URLSearchParams());
  expect(again.path).toBe(`${petition}?signed=1`);
  for (let place = 12; place <= 25; place++) await sign(await house.member(`Name Number${place}`));
  await file();
  await signOff();

  expect((await page()).text).toMatch(/Now It is endorsed/);
});

test('the section endorses it, the board decides, and the group opens for four years', async () => {
  await staff.send(await step(staff), '/step/endorsers', {
    name: 'Sam Section',
    office: 'Chair, Public Libraries Section',
    email: 'section@example.org',
  });
  const [letter] = await house.lettersTo('section@example.org');
  const officer = visitor(house.url);
  await officer.send(await officer.get(linkIn(letter, '/endorsements/')), '/answer', { answer: 'endorsed' });
  expect((await page()).text).toMatch(/Done It is endorsed Now The Governing Board decides/);

  const decided = await chair.send(await chair.get(`${petition}/decision`), '/decisions', {
    present: '3',
    votesFor: '2',
    votesAgainst: '1',
  });
  await house.lettersTo(organizer.email);

  expect(decided.text).toContain('The group has opened');
  const home = await visitor(house.url).get('/groups/libraries-of-small-islands');
  expect(home.text).toMatch(/of 48 months|four years|2030/i);
});
