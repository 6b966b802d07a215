import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { termsOf } from '../../charters/index.ts';
import { charters } from '../../charters/tables.ts';
import { aStage, inOffice, type Stage } from '../../charters/testing.ts';
import { markEnded, seeGroup, type Group } from '../../groups/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { loadPolicies, type Policy } from '../../policies/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { proposeChange } from '../changes/commands.ts';
import { aGroupInTerm, aSmallVersion, withVersions } from '../renewals/testing.ts';
import { recordRenewal, settleRecord } from './commands.ts';
import { registeredTerm } from './rules.ts';

let now = new Date('2026-11-23T18:00:00Z');
const often = { ...(loadPolicies('association')[1]!.policy.renewal as Extract<Policy['renewal'], { by: 'petition' }>) };
const { count: _, by: __, ...rest } = often;
const { kept, book } = withVersions(
  aSmallVersion('registered', { renewal: { ...rest, by: 'registration', everyMonths: 36, dueOn: '10-01' } }),
  aSmallVersion('delivering', { renewal: { ...rest, by: 'deliverables', what: ['A report', 'A talk'], least: 1 } }),
  aSmallVersion('agreed', { renewal: { ...rest, by: 'agreement' } }),
);
let house: TestHouse;
let stage: Stage;
let convener: PersonId;
let liaison: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now, { policies: kept });
  stage = await aStage(house.app.database);
  convener = await aPerson(db(), 'Cora Vener', { class: 'REG', email: 'cora@example.org' });
  liaison = await aPerson(db(), 'Delia Marchetti-Osei', { class: 'REG', email: 'delia@example.org' });
  await inOffice(stage, liaison, 'Committee on Organization', 'liaison');
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const terms = async ({ id }: Group) =>
  (await termsOf(db(), id)).map(({ fromOn, untilOn, endedCode }) => [fromOn, untilOn, endedCode]);

const inTermUntil = (untilOn: string, version: string, name: string): Promise<Group> =>
  stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
    aGroupInTerm(act, book, { name, version, conveners: [convener], fromOn: '2024-10-02', untilOn }),
  );

test('a convener registers the group again, and its term ends on the yearly day', async () => {
  const group = await inTermUntil('2027-10-02', 'registered', 'Registered Libraries');
  const address = `/groups/${group.slug}/renewal/record`;
  const [owner, staff] = [await house.browsing(convener), await house.browsing(liaison)];

  expect((await owner.get(`/groups/${group.slug}/renewal`)).html).toContain(`href="${address}"`);
  expect((await staff.post(address, { evidence: 'We meet.' })).text).toContain('Its conveners put that on record.');
  expect((await owner.post(address, { evidence: ' ' })).text).toContain('Write it in a sentence, or give an address.');
  expect((await owner.post(address, { evidence: 'We meet, and read together.' })).status).toBe(303);

  expect(await terms(group)).toEqual([
    ['2027-10-02', '2030-10-02', null],
    ['2024-10-02', '2027-10-02', 'renewed'],
  ]);
  expect((await owner.post(address, { evidence: 'Once more.' })).text).toContain(
    'A renewal may be begun from 2 October 2029 on.',
  );
});

test('what was delivered waits for staff, who accept it or say why not; the group does not lapse meanwhile', async () => {
  const group = await inTermUntil('2027-06-01', 'delivering', 'Delivering Libraries');
  const address = `/groups/${group.slug}/renewal/record`;
  const [owner, staff] = [await house.browsing(convener), await house.browsing(liaison)];
  const delivered = { 'delivered[]': '1', evidence: 'https://example.org/talk' };

  expect((await owner.post(address, { evidence: 'Much.' })).text).toContain('1 thing at least');
  expect((await owner.post(address, delivered)).status).toBe(303);
  const desk = await staff.get('/staff');
  expect(desk.html).toContain(`<a href="${address}">What groups say they have delivered, to be accepted</a>`);
  expect((await owner.post(`${address}/settlement`, { result: 'accepted' })).status).toBe(403);
  expect((await staff.post(`${address}/settlement`, { result: 'refused' })).text).toContain(
    'Write why it is not accepted.',
  );
  await staff.post(`${address}/settlement`, { result: 'refused', reason: 'The talk was of another group.' });
  const again = await owner.post(address, delivered);
  now = new Date('2027-06-10T18:00:00Z');
  await house.app.settle();
  const { state } = await seeGroup({ db: db() }, group.slug);
  await (await house.browsing(liaison)).post(`${address}/settlement`, { result: 'accepted' });
  await house.app.settle();

  expect([again.status, state]).toEqual([303, 'active']);
  expect(await terms(group)).toEqual([
    ['2027-06-01', '2030-06-01', null],
    ['2024-10-02', '2027-06-01', 'renewed'],
  ]);
  const page = (await (await house.browsing()).get(address)).text;
  expect(page).toContain('What was delivered: A talk. https://example.org/talk');
  expect(page).toContain('Not accepted on 23 November 2026: The talk was of another group.');
  const told = await lettersSent(db(), { address: 'delia@example.org' });
  expect(told.map(({ subject }) => subject)).toContain('Delivering Libraries says what it has delivered');
  const facts = await factsAbout(db(), { detail: { group: group.id }, kinds: ['lifecycle.renewal-accepted'] });
  expect(facts).toHaveLength(1);
});

test('what waits for staff when its group ends is not accepted any more, and says why', async () => {
  const group = await inTermUntil('2027-08-01', 'delivering', 'Dissolved Libraries');
  const address = `/groups/${group.slug}/renewal/record`;
  await (await house.browsing(convener)).post(address, { 'delivered[]': '1', evidence: 'https://example.org/talk' });

  const proposed = { kind: 'dissolve', name: '', into: null, reason: 'Its work is done.' } as const;
  await stage.as(convener, now, (act) => proposeChange(act, group.id, proposed, book));

  expect((await seeGroup({ db: db() }, group.slug)).state).toBe('dissolved');
  const page = (await (await house.browsing()).get(address)).text;
  expect(page).toContain('The group has ended by a decision.');
});

test('a group that has ended gets no other term, whatever still waits', async () => {
  const group = await inTermUntil('2027-08-15', 'delivering', 'Ended Libraries');
  const address = `/groups/${group.slug}/renewal/record`;
  await (await house.browsing(convener)).post(address, { 'delivered[]': '1', evidence: 'https://example.org/talk' });
  await stage.as(null, now, (act) => markEnded(act, group.id, { state: 'dissolved', reason: 'by-its-own-wish' }));

  const accepted = await (await house.browsing(liaison)).post(`${address}/settlement`, { result: 'accepted' });

  expect([accepted.status, accepted.text]).toEqual([409, expect.stringContaining('The group has ended already')]);
  expect(await terms(group)).toEqual([['2024-10-02', '2027-08-15', null]]);
});

test('accepted at the moment at which its group is dissolved, the term to come never begins', async () => {
  const group = await inTermUntil('2027-08-20', 'delivering', 'Moment Libraries');
  const address = `/groups/${group.slug}/renewal/record`;
  await (await house.browsing(convener)).post(address, { 'delivered[]': '1', evidence: 'https://example.org/talk' });
  const proposed = { kind: 'dissolve', name: '', into: null, reason: 'Its work is done.' } as const;
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  // Somebody reads the terms meanwhile: so neither is done when the other begins.
  const reading = stage.perform({ by: null, at: now, grants: new Set() }, async (act) => {
    await sql`select from charters.term where group_id = ${group.id} for update`.execute(charters(act.db));
    await wait(500);
  });
  await wait(100);
  const accepting = stage.perform({ by: liaison, at: now, grants: new Set(['petitions.verify']) }, (act) =>
    settleRecord(act, group, book, { result: 'accepted', reason: '' }),
  );
  await wait(100);
  const dissolving = stage.as(convener, now, (act) => proposeChange(act, group.id, proposed, book));
  await Promise.all([reading, accepting, dissolving]);

  expect((await seeGroup({ db: db() }, group.slug)).state).toBe('dissolved');
  expect(await terms(group)).toEqual([['2024-10-02', '2027-08-20', 'dissolved']]);
});

test('that the sponsor agrees is recorded by staff, and not by conveners', async () => {
  const group = await inTermUntil('2028-06-01', 'agreed', 'Agreed Libraries');
  const address = `/groups/${group.slug}/renewal/record`;
  const [owner, staff] = [await house.browsing(convener), await house.browsing(liaison)];

  expect((await owner.post(address, { evidence: 'They agreed.' })).text).toContain(
    'Staff record that the sponsor agrees.',
  );
  await staff.post(address, { evidence: 'The section, by letter of 3 May.' });

  expect(await terms(group)).toEqual([
    ['2028-06-01', '2031-06-01', null],
    ['2024-10-02', '2028-06-01', 'renewed'],
  ]);
});

test('a registered term ends with a yearly day, no later than its months allow', () => {
  const rules = { everyMonths: 36, dueOn: '10-01' };

  expect(registeredTerm('2024-10-02', rules)).toEqual({ fromOn: '2024-10-02', untilOn: '2027-10-02' });
  expect(registeredTerm('2025-03-01', rules)).toEqual({ fromOn: '2025-03-01', untilOn: '2027-10-02' });
  expect(registeredTerm('2025-03-01', { everyMonths: 3, dueOn: '10-01' })).toEqual({
    fromOn: '2025-03-01',
    untilOn: '2025-10-02',
  });
  expect(registeredTerm('2025-01-01', { everyMonths: 12, dueOn: '02-29' }).untilOn).toBe('2025-03-01');
});

test('two who register a group at the same moment renew it once', async () => {
  const group = await inTermUntil('2028-10-02', 'registered', 'Twice Registered Libraries');
  const press = () =>
    stage.perform(
      { by: convener, at: new Date('2028-05-01T12:00:00Z'), grants: new Set([`group.edit@${group.slug}`]) },
      (act) => recordRenewal(act, group, book, { delivered: [], evidence: 'We meet.' }),
    );

  // Somebody reads the terms while they press: so each of them has looked before the first is done.
  const reading = stage.perform({ by: null, at: now, grants: new Set() }, async (act) => {
    await sql`select from charters.term where group_id = ${group.id} for update`.execute(charters(act.db));
    await new Promise((resolve) => setTimeout(resolve, 400));
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const outcomes = await Promise.allSettled([press(), press()]);
  await reading;

  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await terms(group)).toEqual([
    ['2028-10-02', '2031-10-02', null],
    ['2024-10-02', '2028-10-02', 'renewed'],
  ]);
});

test('staff who convene a group do not accept what it has delivered, nor say that its sponsor agrees', async () => {
  now = new Date('2028-03-01T18:00:00Z');
  const both = await aPerson(db(), 'Both Ways', { class: 'REG', paidThrough: '2030-12-31' });
  await inOffice(stage, both, 'Committee on Organization', 'liaison');
  const inTerm = (version: string, name: string) =>
    stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
      aGroupInTerm(act, book, { name, version, conveners: [both], fromOn: '2024-10-02', untilOn: '2028-06-01' }),
    );
  const [delivering, agreed] = [await inTerm('delivering', 'Own Deeds'), await inTerm('agreed', 'Own Sponsor')];
  const own = await house.browsing(both);
  const address = (group: Group) => `/groups/${group.slug}/renewal/record`;

  await own.post(address(delivering), { 'delivered[]': '1', evidence: 'A talk.' });
  const page = await own.get(address(delivering));
  const accepted = await own.post(`${address(delivering)}/settlement`, { result: 'accepted' });
  const said = await own.post(address(agreed), { evidence: 'They agreed.' });

  expect([accepted.status, said.status]).toEqual([409, 409]);
  expect(accepted.text).toContain('You convene this group: somebody else on the staff has to do that.');
  expect(page.html).not.toContain('/settlement');
  expect([await terms(delivering), await terms(agreed)]).toEqual([
    [['2024-10-02', '2028-06-01', null]],
    [['2024-10-02', '2028-06-01', null]],
  ]);
});
