import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStage, type Stage } from '../../charters/testing.ts';
import { holdersOf, joinGroup, openRolesOf } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { lettersSent, lettersTo } from '../../platform/mail/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';

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

const subjectsTo = async (person: PersonId) =>
  (await lettersTo(db(), person))
    .filter(({ kind }) => kind === 'lifecycle.role-ends')
    .map(({ subject }) => subject)
    .toReversed();
const conveners = async (group: string) =>
  (await holdersOf(db(), group, now.toISOString().slice(0, 10))).map(({ name }) => name).toSorted();

test('a role that was given for a time is told of thirty days before and on the day, and ends; the last convener stays', async () => {
  const amara = await aPerson(db(), 'Amara Okonkwo', { class: 'REG' });
  const jordan = await aPerson(db(), 'Jordan Bellweather', { class: 'REG', email: 'jordan@example.org' });
  const { id, slug } = await stage.as(null, now, (act) => aGroup(act, { name: 'Moss Libraries', organizers: [amara] }));
  await stage.as(jordan, now, (act) => joinGroup(act, id, { standing }));
  const address = `/groups/${slug}/roles`;
  const asking = { appointee: 'jordan@example.org', role: 'convener', succeeds: '' };
  const owner = await house.browsing(amara);

  const past = await owner.post(address, { ...asking, endsOn: '2026-11-23' });
  await owner.post(address, { ...asking, endsOn: '2027-02-01' });
  const offer = (await openRolesOf(db(), id)).find(({ person }) => person === jordan)!;
  await (await house.browsing(jordan)).post(`${address}/${offer.id}/acceptance`);
  await until('2027-01-01');
  const early = await subjectsTo(jordan);
  await until('2027-01-02');
  await until('2027-01-31');
  const before = await conveners(id);
  await until('2027-02-01');
  await until('2027-02-03');

  expect([past.status, past.text.includes('Choose a day to come.')]).toEqual([422, true]);
  expect(early).toEqual([]);
  expect(before).toEqual(['Amara Okonkwo', 'Jordan Bellweather']);
  expect(await conveners(id)).toEqual(['Amara Okonkwo']);
  expect(await subjectsTo(jordan)).toEqual([
    'Your time as convener of Moss Libraries ends soon',
    'Your time as convener of Moss Libraries is over',
  ]);
  expect(await subjectsTo(amara)).toEqual([]);
});

test('whoever is asked reads until when and in whose place, in the letter and where they accept', async () => {
  const former = await aPerson(db(), 'Ines Former', { class: 'REG' });
  const next = await aPerson(db(), 'Nils Next', { class: 'REG', email: 'next@example.org' });
  const { id, slug } = await stage.as(null, now, (act) => aGroup(act, { name: 'Yew Libraries', organizers: [former] }));
  await stage.as(next, now, (act) => joinGroup(act, id, { standing }));
  const [held] = await openRolesOf(db(), id);
  const address = `/groups/${slug}/roles`;
  const owner = await house.browsing(former);
  const asking = { appointee: 'next@example.org', role: 'convener', succeeds: String(held!.id), endsOn: '2029-03-01' };
  await owner.post(address, asking);
  await house.app.settle();
  const asked = await house.browsing(next);
  const pages = await Promise.all([address, `/groups/${slug}`].map((at) => asked.get(at)));
  await owner.post(address, { ...asking, role: 'moderator', succeeds: '', endsOn: '' });
  await house.app.settle();
  const letters = await lettersSent(db(), { address: 'next@example.org' });
  const [plain, letter] = letters.filter(({ kind }) => kind === 'groups.role-appointed');

  for (const text of [...pages.map(({ text }) => text), letter!.text!.replaceAll(/\s+/g, ' ')]) {
    expect(text).toContain('You would follow Ines Former, whose role ends when you accept.');
    expect(text).toMatch(/The role is for a time: it ends on 1.March 2029\./);
  }
  expect(plain!.subject).toBe('Will you be moderator of Yew Libraries?');
  expect(plain!.text).not.toMatch(/You would follow|for a time/);
});

test('the last convener stays when the agreed time is over, and is told so once', async () => {
  const { id, person } = await oneConvenerUntil('2027-03-01');

  for (const day of ['2027-02-05', '2027-03-01', '2027-03-02', '2027-03-09']) await until(day);

  expect(await conveners(id)).toEqual(['Kofi Mensah']);
  expect(await subjectsTo(person)).toEqual([
    'Your time as convener of Fern Libraries ends soon',
    'You still convene Fern Libraries',
  ]);
});

/** A group whose only convener accepted the role until the day. */
async function oneConvenerUntil(endsOn: string): Promise<{ id: string; person: PersonId }> {
  const first = await aPerson(db(), 'First Convener', { class: 'REG' });
  const person = await aPerson(db(), 'Kofi Mensah', { class: 'REG', email: 'kofi@example.org' });
  const { id, slug } = await stage.as(null, now, (act) => aGroup(act, { name: 'Fern Libraries', organizers: [first] }));
  await stage.as(person, now, (act) => joinGroup(act, id, { standing }));
  const [role] = await openRolesOf(db(), id);
  const address = `/groups/${slug}/roles`;
  const asking = { appointee: 'kofi@example.org', role: 'convener', succeeds: String(role!.id), endsOn };
  await (await house.browsing(first)).post(address, asking);
  const offer = (await openRolesOf(db(), id)).find((each) => each.person === person)!;
  await (await house.browsing(person)).post(`${address}/${offer.id}/acceptance`);
  return { id, person };
}

test('the pack names roles, lists, what is open and where things are; for conveners only', async () => {
  const amara = await aPerson(db(), 'Amara Pack', { class: 'REG' });
  const { slug } = await stage.as(null, now, (act) =>
    aGroup(act, { name: 'Ivy Libraries', organizers: [amara], liaisonName: 'Mary Ghikas' }),
  );
  await house.app.settle();
  const owner = await house.browsing(amara);
  await owner.post(`/groups/${slug}/promises`, { text: 'A list of ivies', dueOn: '2027-09-01' });

  const pack = await owner.get(`/groups/${slug}/handover`);
  const stranger = await (await house.browsing(await aPerson(db(), 'A Stranger'))).get(`/groups/${slug}/handover`);

  expect(stranger.status).toBe(403);
  for (const said of [
    'Amara Pack Convener',
    'none agreed',
    `${slug} @lists.example.org nothing`,
    'A list of ivies 1 Sept 2027',
    'Contact at headquarters Mary Ghikas',
    'Archive of its talk, with the files',
  ])
    expect(pack.text).toContain(said);
});
