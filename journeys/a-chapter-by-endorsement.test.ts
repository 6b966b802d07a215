import { afterAll, beforeAll, expect, test } from 'vitest';
import { anotherHouse, type AnotherHouse, type Member } from './support/another-house.ts';
import { linkIn, visitor } from './support/visitor.ts';

// The chain of an IEEE chapter: staff verify its organizer and its scope, two officers endorse it, twelve members of at least six
// months sign, staff verify them, and the approvers decide. Each test is the next step of the one story.

const title = 'Libraries and Open Hardware, Ohio Chapter';
const purpose =
  'The chapter brings together members who build measuring devices, readers and sensors from open designs for libraries, and who teach others to do the same.\n\nIt meets twice a year, keeps a shelf of designs, and takes no positions.';

let house: AnotherHouse;
let organizer: Member;
let staff: Member;
let chair: Member;
let petition: string;

beforeAll(async () => {
  house = await anotherHouse('ieee-chain', new Date('2026-03-02T15:00:00Z'), {
    name: 'Institute of Electrical and Electronics Engineers',
    shortName: 'IEEE',
  });
  organizer = await house.member('Olive Ganizer');
  staff = await house.member('Stan Staff', {}, { unit: 'Member Programs and Services', office: 'verifier' });
  chair = await house.member('Cherry Approver', {}, { unit: 'Committee on Organization', office: 'chair' });
  for (const name of ['Second Approver', 'Third Approver'])
    await house.member(name, {}, { unit: 'Committee on Organization', office: 'member' });
});
afterAll(() => house?.close());

const page = () => visitor(house.url).get(petition);

test('one organizer submits the text: it is public, and waits for staff before anybody signs', async () => {
  const begun = await organizer.send(await organizer.get('/petitions/new'), '/petitions/new', {
    title,
    purpose,
    'topics[]': 'archives',
  });
  petition = /\/petitions\/\d+/.exec(begun.path)![0];
  const opening = await organizer.get(`${petition}/opening`);
  const submitted = await organizer.send(opening, '/opening');

  expect(opening.text).toContain('waits for what the rules ask before anybody signs');
  expect(submitted.path).toBe(petition);
  const read = await page();
  expect(read.text).toContain('Waits for a step');
  expect(read.text).toMatch(/Now The organizers are verified/);
  expect(read.text).toMatch(/To be done by 16.March 2026/);
  expect(read.text).toMatch(/Ahead It is endorsed.*Ahead Gather 12 members in good standing.*Ahead The group opens/);
  const member = await house.member('Early Signer');
  expect((await member.post(`${petition}/signatures`, new URLSearchParams())).status).toBe(409);
  expect((await house.lettersTo(organizer.email))[0]).toContain('The organizers are verified');
});

test('staff alone verify; refused, it goes back with the reason, and is submitted again', async () => {
  const outsider = await house.member('Nosy Member');
  const forbidden = await outsider.post(`${petition}/step/finding`, new URLSearchParams({ result: 'confirmed' }));
  const confirmed = await staff.send(await staff.get(`${petition}/step`), '/step/finding', { result: 'confirmed' });
  expect([forbidden.status, confirmed.path]).toEqual([403, petition]);
  expect((await page()).text).toMatch(/Done The organizers are verified Now The scope is verified/);

  const scope = await staff.get(`${petition}/step`);
  const unsaid = await staff.send(scope, '/step/finding', { result: 'refused' });
  const refused = await staff.send(scope, '/step/finding', {
    result: 'refused',
    reason: 'Say in which section it is.',
  });

  expect([unsaid.status, unsaid.text]).toEqual([409, expect.stringContaining('its organizers need to know')]);
  expect(refused.text).toContain('Returned for changes');
  expect(refused.text).not.toContain('Say in which section it is.');
  expect((await organizer.get(petition)).text).toContain('Say in which section it is.');
  expect((await house.lettersTo(organizer.email))[0]).toContain('Say in which section it is.');

  await organizer.send(await organizer.get(`${petition}/draft`), '/draft', {
    title,
    purpose: `${purpose}\n\nIt belongs to the Ohio Section.`,
    'topics[]': 'archives',
  });
  await organizer.send(await organizer.get(`${petition}/opening`), '/opening');
  for (const _ of ['organizers', 'scope'])
    await staff.send(await staff.get(`${petition}/step`), '/step/finding', { result: 'confirmed' });
  expect((await page()).text).toMatch(/Done The scope is verified Now It is endorsed/);
});

test('two officers endorse it by their letters; whom the organizer named counts once staff confirm the office', async () => {
  const name = async (who: Member, person: string, office: string, email: string) =>
    who.send(await who.get(`${petition}/step`), '/step/endorsers', { name: person, office, email });
  const own = await name(organizer, 'Olive', 'Chair, Ohio Section', organizer.email);
  await name(organizer, 'Sam Section', 'Chair, Ohio Section', 'section@example.org');
  await name(organizer, 'Refusing Officer', 'Chair, Library Society', 'refuser@example.org');
  expect([own.status, own.text]).toEqual([409, expect.stringContaining('Nobody endorses their own petition.')]);

  const answer = async (email: string, fields: Record<string, string>) => {
    const [letter] = await house.lettersTo(email);
    const link = linkIn(letter, '/endorsements/');
    const officer = visitor(house.url);
    return officer.send(await officer.get(link), '/answer', fields);
  };
  const silent = await answer('refuser@example.org', { answer: 'declined' });
  const declined = await answer('refuser@example.org', { answer: 'declined', reasons: 'Not ours.' });
  const endorsed = await answer('section@example.org', { answer: 'endorsed' });
  expect([silent.status, declined.status, endorsed.status]).toEqual([409, 200, 200]);
  expect(endorsed.text).toContain('You endorse this petition.');
  expect((await house.lettersTo(organizer.email)).join()).toContain('Not ours.');
  expect((await page()).text).toContain('Endorses it, unconfirmed');

  await staff.send(await staff.get(`${petition}/step`), '/confirmation');
  await name(staff, 'Sue Society', 'Vice Chair, Library Society', 'society@example.org');
  await answer('society@example.org', { answer: 'endorsed' });

  const read = await page();
  expect(read.text).toMatch(/Done It is endorsed Now Gather 12 members/);
  expect(read.text).toContain('Open for signature');
  expect(read.text).not.toContain('Sam Section');
});

test('members of less than six months cannot sign; twelve others do, and the organizer files', async () => {
  const sign = (who: Member) => who.post(`${petition}/signatures`, new URLSearchParams());
  const fresh = await house.member('Fresh Member', { joinedOn: '2026-01-15' });
  expect((await sign(fresh)).text).toContain('members for 6 months');

  for (let place = 1; place <= 12; place++) await sign(await house.member(`Signer Number${place}`));
  await organizer.send(await organizer.get(`${petition}/filing`), '/filing');
  await staff.send(await staff.get(`${petition}/verification`), '/sign-off');

  expect((await page()).text).toMatch(
    /Done The signatures are verified Now The panel of approvers of region and society decides/,
  );
});

test('the approvers may approve or decline, and nothing else; the chapter opens without a term', async () => {
  const form = await chair.get(`${petition}/decision`);
  const figures = { present: '3', votesFor: '3', votesAgainst: '0', votesAbstained: '0' };
  const returning = await chair.send(form, '/decisions', { ...figures, votesFor: '1', votesReturned: '2' });
  const decided = await chair.send(form, '/decisions', figures);

  expect(form.html).not.toContain('name="votesReturned"');
  expect([returning.status, returning.text]).toEqual([422, expect.stringContaining('cannot be returned')]);
  expect(decided.text).toContain('Approved');
  expect(decided.text).toContain('The group has opened');
  const home = await visitor(house.url).get('/groups/libraries-and-open-hardware-ohio-chapter');
  expect(home.status).toBe(200);
  expect(home.text).not.toMatch(/term of/i);
});
