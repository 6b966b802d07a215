import { expect, test } from 'vitest';
import { loadPolicies } from '../policies/index.ts';
import { policyElsewhere } from '../policies/testing.ts';
import { loadAssociation } from '../roll/index.ts';
import { policyBook } from './policy-book.ts';

const association = loadAssociation('association');
const policies = loadPolicies('association').map(({ policy }) => policy);

test('the book cuts the policy to what the charters ask', () => {
  const view = policyBook(policies, association).inForce('2026-11-23');

  expect(view).toMatchObject({
    id: 'ala-mig',
    version: '2014',
    title: 'ALA-MIG, version of 2014',
    gist: '100 members in good standing',
    href: '/rules/ala-mig/2014',
    petition: { needed: 100, organizersLeast: 2, organizersMost: 8, screenDays: null, keepsSignatures: true },
    organizing: { members: true, goodStanding: false, graceDays: 0 },
    window: { months: 6, days: 0 },
    decision: { quorum: 7, carries: 'majority' },
    charter: { termMonths: 36, renewalOpensMonths: 12, graceDays: 0, participation: 'members' },
    retention: { days: 90, of: ['organizers-addresses', 'scans', 'network-marks'] },
    unfinished: { draftMonths: 12, returnedMonths: 12, undecidedMonths: 24, noticeDays: 14 },
  });
  expect(view.verification).toMatchObject({
    neverExpire: ['LIF', 'CON', 'HON'],
    tenureMonths: 0,
    graceDays: 0,
    standingDays: ['signing', 'filing'],
  });
  expect(view.verification.signerClasses).not.toContain('ORG');
});

test('a former version is still there for what is pinned to it', () => {
  const book = policyBook(policies, association);

  expect([book.of('ala-mig', '1985').title, book.of('ala-mig', '1985').charter.termMonths]).toEqual([
    'ALA-MIG, version of 1985',
    36,
  ]);
  expect(() => book.of('ala-mig', '1999')).toThrow('no policy ala-mig of version 1999');
});

test('a verification is due by the days of its step, where the step has any', () => {
  const stepped = policies.map((policy) => ({
    ...policy,
    steps: policy.steps.map((step) => (step.step === 'verification' ? { ...step, withinDays: 10 } : step)),
  }));
  const days = (of: typeof policies) =>
    policyBook(of, association)
      .inForce('2026-11-23')
      .duties.find(({ duty }) => duty === 'verification')?.withinDays;

  expect([days(policies), days(stepped)]).toEqual([30, 10]);
});

test('a policy that cannot be carried out refuses the start', () => {
  const { policy: chain } = policyElsewhere('ieee-chain');
  const onTrial = { ...chain, group: { ...chain.group, term: { provisionalMonths: 24, afterwards: 'for ever' } } };

  expect(() => policyBook([onTrial], { ...association, policy: 'ieee-chain' })).toThrow(
    'policies/ieee-chain/2024.json: $.group.term: expected what can be carried out, found The term is provisional.',
  );
});

test('where nobody is told by a report, nobody owes one', () => {
  const { policy } = policyElsewhere('ieee-chain');
  const view = policyBook([policy], { ...association, policy: 'ieee-chain' }).inForce('2026-11-23');

  expect([view.reported, view.duties.map(({ duty }) => duty)]).toEqual([
    false,
    ['receipt', 'verification', 'consultation-reply', 'promise', 'endorsement'],
  ]);
});

test('the association must name a policy that it has', () => {
  expect(() => policyBook(policies, { ...association, policy: 'ala-rt' })).toThrow(
    '$.policy: expected one of ala-mig, found "ala-rt"',
  );
});
