import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStage, type Stage } from '../../charters/testing.ts';
import { seeGroup } from '../../groups/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { loadPolicies, type Policy } from '../../policies/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aGroupInTerm, aSmallVersion, withVersions } from '../renewals/testing.ts';
import { stepForInactive } from './rules.ts';

const { ending } = loadPolicies('association')[0]!.policy;
const often = loadPolicies('association')[1]!.policy.renewal as Extract<Policy['renewal'], { by: 'petition' }>;
const { count: _, by: __, ...rest } = often;
let now = new Date('2026-11-23T18:00:00Z');
const { kept, book } = withVersions(
  aSmallVersion('idle', {
    renewal: { by: 'nothing', citation: 'None.' },
    ending: { ...ending, lapses: { whenInactiveMonths: 12, warnedDaysBefore: 30 } },
  }),
  aSmallVersion('idle-delivering', {
    renewal: { ...rest, by: 'deliverables', what: ['A report'], least: 1 },
    ending: { ...ending, lapses: { whenInactiveMonths: 12, warnedDaysBefore: 30 } },
  }),
);
let house: TestHouse;
let stage: Stage;
let convener: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now, { policies: kept });
  stage = await aStage(house.app.database);
  convener = await aPerson(house.app.database.db, 'Cora Vener', { class: 'REG', email: 'cora@example.org' });
});
afterAll(() => house.close());

async function until(day: string): Promise<void> {
  now = new Date(`${day}T18:00:00Z`);
  await house.app.settle();
}

test('a group in which nothing happens is warned and lapses; one that gives a sign of life, or sleeps, does not', async () => {
  const opened = (name: string) =>
    stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
      aGroupInTerm(act, book, { name, version: 'idle', conveners: [convener], fromOn: '2026-11-23', untilOn: null }),
    );
  const groups = [await opened('Silent Libraries'), await opened('Woken Libraries'), await opened('Resting Libraries')];
  await until('2026-11-24');
  await (
    await house.browsing(convener)
  ).post(`/groups/${groups[2]!.slug}/dormancy`, { reason: 'We rest.', returnsOn: '2028-06-01' });

  await until('2027-10-25');
  await until('2027-11-05');
  const warnings = (await lettersSent(house.app.database.db, { address: 'cora@example.org' }))
    .map(({ subject }) => subject)
    .filter((subject) => subject.includes('sign of life'));
  await (
    await house.browsing(convener)
  ).post(`/groups/${groups[1]!.slug}/promises`, { text: 'Wake up', dueOn: '2027-12-01' });
  await until('2027-11-22');
  await until('2027-11-24');

  expect(warnings.toSorted()).toEqual([
    'Silent Libraries lapses on 24 November 2027 unless it gives a sign of life',
    'Woken Libraries lapses on 24 November 2027 unless it gives a sign of life',
  ]);
  const states = await Promise.all(
    groups.map(async ({ slug }) => {
      const { state, endedOn, endedCode } = await seeGroup({ db: house.app.database.db }, slug);
      return [state, endedOn, endedCode];
    }),
  );
  expect(states).toEqual([
    ['lapsed', '2027-11-24', 'inactive'],
    ['active', null, null],
    ['active', null, null],
  ]);
});

test('nobody lapses before they were warned for as long as the rules say, however late that was', () => {
  const rules = { whenInactiveMonths: 12, warnedDaysBefore: 30 };
  const step = (lastOn: string, warnedOn: string | null, today: string) =>
    stepForInactive({ lastOn, warnedOn }, rules, today);

  expect(step('2026-01-01', null, '2026-12-01')).toEqual({ step: 'wait' });
  expect(step('2026-01-01', null, '2026-12-02')).toEqual({ step: 'warn', lapsesOn: '2027-01-01' });
  expect(step('2026-01-01', null, '2027-05-01')).toEqual({ step: 'warn', lapsesOn: '2027-05-31' });
  expect(step('2026-01-01', '2027-05-01', '2027-05-30')).toEqual({ step: 'wait' });
  expect(step('2026-01-01', '2027-05-01', '2027-05-31')).toEqual({ step: 'lapse' });
  expect(step('2027-05-02', '2027-05-01', '2027-05-31')).toEqual({ step: 'wait' });
});

test('a group whose renewal waits for staff neither lapses nor is told that it is not renewed', async () => {
  const group = await stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
    aGroupInTerm(act, book, {
      name: 'Waiting Libraries',
      version: 'idle-delivering',
      conveners: [convener],
      fromOn: '2027-06-01',
      untilOn: '2029-06-01',
    }),
  );
  await until('2028-06-02');
  const address = `/groups/${group.slug}/renewal/record`;
  const sent = { 'delivered[]': '0', evidence: 'It is printed.' };
  const recorded = await (await house.browsing(convener)).post(address, sent);
  const told = async () =>
    (await lettersSent(house.app.database.db, { address: 'cora@example.org' })).filter(({ subject }) =>
      subject.includes('Waiting Libraries'),
    ).length;
  const before = await told();
  for (const day of ['2029-05-03', '2029-05-26', '2029-06-10', '2029-07-20']) await until(day);

  expect(recorded.status).toBe(303);
  expect((await seeGroup({ db: house.app.database.db }, group.slug)).state).toBe('active');
  expect(await told()).toBe(before);
});
