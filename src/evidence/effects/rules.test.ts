import { expect, test } from 'vitest';
import type { TermRecord } from '../../charters/index.ts';
import { loadPolicies, policyOf, type Policy } from '../../policies/index.ts';
import type { PetitionUnderWay } from './model.ts';
import { effectsOnGroup, effectsOnPetition, renewalsAmong } from './rules.ts';
import { groupSentence, petitionSentence } from './words.ts';

const own = policyOf(
  loadPolicies('association').map(({ policy }) => policy),
  'ala-mig',
  '2014',
)!;
const now = { today: '2026-11-23', zone: 'America/Chicago' };

/** The rules of 2014 with other signatures, another window or other parts. */
function rules({ signing, ...parts }: Partial<Policy> & { signing?: object } = {}): Policy {
  const steps = own.steps.map((step) => (step.step === 'signatures' ? { ...step, ...signing } : step));
  return { ...own, version: 'draft', steps, ...parts };
}

const petition = {
  kind: 'establish',
  state: 'signing',
  stage: 0,
  needed: 100,
  signed: 73,
  openedAt: new Date('2026-09-02T15:00:00Z'),
  // The end of 2 March 2027 in Chicago.
  closesAt: new Date('2027-03-03T06:00:00Z'),
} as PetitionUnderWay;

const ofPetition = (other: Policy, changes: Partial<PetitionUnderWay> = {}) =>
  effectsOnPetition({ ...petition, ...changes }, { own, other }, now).map(petitionSentence);

const term = {
  fromOn: '2024-06-01',
  untilOn: '2027-06-01',
  endedOn: null,
  endedCode: null,
} as TermRecord;

const ofGroup = (other: Policy, renewals = 0) =>
  effectsOnGroup({ term, renewals }, { own, other }, now).map(groupSentence);
const renewed = (parts: object) => rules({ renewal: { ...own.renewal, ...parts } as Policy['renewal'] });

test('rules that say the same change nothing', () => {
  expect([ofPetition(rules()), ofGroup(rules())]).toEqual([[], []]);
});

test('a petition would need more or fewer signatures, and says how many it has', () => {
  expect(ofPetition(rules({ signing: { count: 120 } }))).toEqual([
    'It would need 120 signatures; it needs 100. 73 members have signed: 47 too few.',
  ]);
  expect(ofPetition(rules({ signing: { count: 50 } }))).toEqual([
    'It would need 50 signatures; it needs 100. 73 members have signed.',
  ]);
  expect(ofPetition(rules({ signing: { count: { percent: 0.5, atLeast: 60 } } }))).toEqual([
    'It would need signatures of 0.5 % of those who may sign, and 60 at least; it needs 100. 73 members have signed.',
  ]);
});

test('signing would end sooner or later, or would be over', () => {
  expect(ofPetition(rules({ signing: { window: { months: 3 } } }))).toEqual([
    'It could be signed until 2\u00a0December 2026, not 2\u00a0March 2027.',
  ]);
  expect(ofPetition(rules({ signing: { window: { days: 30 } } }))).toEqual([
    'Its last day of signing would have been 2\u00a0October 2026. It is 2\u00a0March 2027.',
  ]);
  expect(ofPetition(rules({ signing: { window: { until: '06-30' } } }))).toEqual([
    'It could be signed until 30\u00a0June 2027, not 2\u00a0March 2027.',
  ]);
});

test('of a petition that is signed no more, or that was opened again, no last day is told', () => {
  const sooner = rules({ signing: { window: { days: 30 } } });

  expect(ofPetition(sooner, { state: 'filed' })).toEqual([]);
  expect(ofPetition(sooner, { closesAt: new Date('2027-05-01T05:00:00Z') })).toEqual([]);
});

test('a petition to renew is held against what a renewal asks for', () => {
  expect(ofPetition(rules({ signing: { count: 120 } }), { kind: 'renew' })).toEqual([]);
  expect(ofPetition(renewed({ count: 50 }), { kind: 'renew' })).toEqual([
    'It would need 50 signatures; it needs 100. 73 members have signed.',
  ]);
});

test('in a second stage the signing of the second stage counts', () => {
  const [first, ...rest] = own.steps;
  const twoStages = (second: number): Policy => ({
    ...own,
    steps: [first!, { ...first!, count: second } as Policy['steps'][number], ...rest],
  });
  const found = effectsOnPetition(
    { ...petition, stage: 1, needed: 25 },
    { own: twoStages(25), other: twoStages(40) },
    now,
  );

  expect(found.map(petitionSentence)).toEqual(['It would need 40 signatures; it needs 25. 73 members have signed.']);
});

test('the term of a group would be longer, shorter, over or without end', () => {
  const lasting = (months: number) => rules({ group: { ...own.group, term: { months } } });

  expect(ofPetition(lasting(24))).toEqual(['Its group would have a term of 24 months, not a term of 36 months.']);
  expect(ofGroup(lasting(48))).toEqual([
    'Its term would be over on 1\u00a0June 2028. It is over on 1\u00a0June 2027.',
    'It could be renewed from 1\u00a0June 2027 on. Now that is from 1\u00a0June 2026 on.',
  ]);
  expect(ofGroup(lasting(24))[0]).toBe(
    'Its term would have been over on 1\u00a0June 2026. It is over on 1\u00a0June 2027.',
  );
  expect(ofGroup(rules({ group: { ...own.group, term: { indefinite: true } } }))).toEqual([
    'Its term would have no end. It is over on 1\u00a0June 2027.',
  ]);
});

test('a group could be renewed less often, or not again', () => {
  expect(ofGroup(renewed({ atMost: 1 }))).toEqual([
    'It could be renewed once, not as often as its members wish. It has not been renewed yet.',
  ]);
  expect(ofGroup(renewed({ atMost: 1 }), 2)).toEqual([
    'It could not be renewed again: once is all that is allowed. It has been renewed 2 times.',
  ]);
  expect(ofGroup(renewed({ count: 50 }))).toEqual([
    'Its renewal would be a new petition with 50 signatures. Now it is a new petition with 100 signatures.',
  ]);
});

test('a group that lapsed and was begun again counts its renewals anew', () => {
  const terms = (...codes: (string | null)[]) => codes.map((endedCode) => ({ endedCode }));

  expect(renewalsAmong(terms(null))).toBe(0);
  expect(renewalsAmong(terms(null, 'renewed', 'renewed'))).toBe(2);
  expect(renewalsAmong(terms(null, 'renewed', 'lapsed', 'renewed'))).toBe(1);
});
