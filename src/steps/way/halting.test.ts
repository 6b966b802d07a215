import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPetition, petitionOf, policyBook, textHash } from '../../charters/index.ts';
import { aDraft, aStage, aText, inOffice, refusal, type Stage } from '../../charters/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { letterSent, lettersSent, lettersTo } from '../../platform/mail/index.ts';
import { policyElsewhere } from '../../policies/testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { confirmEndorsement, nameEndorser } from '../endorsements/commands.ts';
import { endorsementsOn } from '../endorsements/queries.ts';
import { impedimentsToAnswering } from '../endorsements/rules.ts';
import { steps } from '../tables.ts';

// A chapter that waits for its two endorsements, and is public meanwhile.

const kept = policyElsewhere('ieee-chain');
let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let petition: number;
let organizer: PersonId;
let screener: PersonId;
let staff: Browsing;

beforeAll(async () => {
  house = await openTestHouse(() => now, { policies: [kept], changes: { policy: 'ieee-chain' } });
  stage = await aStage(house.app.database);
  organizer = await aPerson(db(), 'Olive Ganizer');
  screener = await aPerson(db(), 'Stan Staff');
  await inOffice(stage, screener, 'Member Programs and Services', 'verifier');
  staff = await house.browsing(screener);
  const rules = book().inForce('2026-11-23');
  petition = await aDraft(stage, [organizer, await aPerson(db(), 'Second Organizer')], now, aText, rules);
  await stage.as(organizer, now, (act) => openPetition(act, petition, textHash(aText), rules));
  await sql`update charters.petition set stage = 2 where id = ${petition}`.execute(steps(db()));
  await stage.as(organizer, now, (act) => nameEndorser(act, petition, officer, given()));
  await house.app.settle();
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const book = () => policyBook([kept.policy], house.association);
const given = () => ({ policies: book() });
const officer = { name: 'Sam', office: 'Chair', email: 'sam@example.org' };
const found = async () => (await petitionOf(db(), petition))!;
const address = (what = '') => `/petitions/${petition}${what}`;

test('staff stop a petition that waits for an endorsement, with a reason that everybody reads', async () => {
  const screening = await staff.get(address('/screening'));
  const leadsThere = async () => (await staff.get(address())).html.includes(`href="${address('/screening')}"`);
  const ledBefore = await leadsThere();
  const without = await staff.post(address('/suspension'), {});
  const stopped = await staff.post(address('/suspension'), { code: 'unlawful' });
  await house.app.settle();

  expect(screening.text).toContain('Stop the petition for a while');
  expect([without.status, stopped.status, stopped.to]).toEqual([422, 303, address('?done=halted')]);
  expect(await found()).toMatchObject({ state: 'halted', stage: 2, closesAt: null });
  const read = (await (await house.browsing()).get(address())).text;
  expect(read).toContain('It may be unlawful, and counsel has been asked.');
  expect(read).not.toContain('Signing has been stopped');
  expect([ledBefore, await leadsThere()]).toEqual([true, true]);
  expect(read).not.toContain('as staff');
  const facts = await factsAbout(db(), { kinds: ['charters.petition-suspended'], detail: { petition } });
  expect(facts.map(({ fact }) => fact)).toEqual([{ kind: 'charters.petition-suspended', petition, code: 'unlawful' }]);
  const told = (await lettersTo(db(), organizer)).find(({ subject }) => subject.startsWith('Suspended:'));
  expect((await letterSent(db(), told!.id))?.text).toContain('staff have stopped the petition for a while');
  const asProgram = house.program();
  expect(await asProgram('GET', `/api/v1/petitions/${petition}`)).toMatchObject({
    body: { state: 'halted' },
  });
});

test('the desk of the staff shows what is stopped, so that it is not forgotten', async () => {
  const desk = await staff.get('/staff/petitions');

  expect(desk.text).toContain('Stopped for a while');
  expect(desk.html).toContain(`href="${address('/screening')}"`);
});

test('while it is stopped nobody endorses it, names endorsers or signs, and reads why', async () => {
  const [endorsement] = await endorsementsOn(db(), petition);
  const naming = () =>
    stage.as(organizer, now, (act) => nameEndorser(act, petition, { ...officer, email: 'other@example.org' }, given()));
  const confirming = () =>
    stage.as(organizer, now, (act) => confirmEndorsement(act, petition, endorsement!.id, given()));
  const again = await staff.post(address('/suspension'), { code: 'unlawful' });

  expect(impedimentsToAnswering(endorsement!, await found())).toEqual([{ code: 'petition-halted' }]);
  expect([await refusal(naming()), await refusal(confirming())]).toEqual([['petition-halted'], ['petition-halted']]);
  expect(again.status).toBe(409);
  const step = (await (await house.browsing(organizer)).get(address('/step'))).text;
  expect(step).toContain('Staff have stopped this petition for a while.');
});

test('it goes on where it was, and the endorser is still asked', async () => {
  const before = await found();
  now = new Date('2026-11-26T18:00:00Z');
  const resumed = await staff.post(address('/resumption'));
  await house.app.settle();

  expect([resumed.status, resumed.to]).toEqual([303, address('?done=goes-on')]);
  expect(await found()).toEqual({ ...before, state: 'awaiting' });
  const [endorsement] = await endorsementsOn(db(), petition);
  expect(impedimentsToAnswering(endorsement!, await found())).toEqual([]);
  expect((await (await house.browsing()).get(address())).text).not.toContain('It may be unlawful');
});

test('whoever was to be reminded meanwhile is reminded when it goes on, once', async () => {
  const reminded = async () => {
    await house.app.settle();
    const letters = await lettersSent(db(), { address: officer.email });
    return letters.filter(({ kind }) => kind === 'steps.endorsement-reminder').length;
  };
  await staff.post(address('/suspension'), { code: 'under-review' });
  now = new Date('2026-12-20T18:00:00Z');
  const meanwhile = await reminded();
  await (await house.browsing(screener)).post(address('/resumption'));
  const after = await reminded();
  now = new Date('2026-12-27T18:00:00Z');

  expect([meanwhile, after, await reminded()]).toEqual([0, 1, 1]);
});

test('what staff have stopped and forgotten is closed in the end, as what waits is', async () => {
  await (await house.browsing(screener)).post(address('/suspension'), { code: 'under-review' });
  for (const day of ['2028-12-25', '2029-02-15']) {
    now = new Date(`${day}T18:00:00Z`);
    await house.app.settle();
  }

  expect(await found()).toMatchObject({ state: 'expired', endedAt: expect.any(Date) });
});
