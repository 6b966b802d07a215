import { expect, test } from 'vitest';
import { association } from '../../testing.ts';
import { petitionStates } from '../model.ts';
import {
  impedimentsOfLetter,
  impedimentsOfText,
  impedimentsToSigning,
  impedimentsToWithdrawing,
  type Signer,
  type SigningRules,
  type ToSign,
} from '../rules.ts';
import { wordings } from '../words.ts';
import { refusalsToSigning, refusalsToWithdrawing } from './refusals.ts';

const now = { at: new Date('2026-11-23T18:00:00Z'), today: '2026-11-23', zone: 'America/Chicago' };
const rules: SigningRules = {
  signerClasses: ['REG'],
  tenureMonths: 6,
  goodStanding: true,
  namesShown: false,
  neverExpire: ['LIFE'],
  withoutStanding: ['deceased'],
  graceDays: 0,
};
const good: Signer = {
  member: 1,
  class: 'REG',
  status: 'active',
  joinedOn: '2020-01-01',
  paidThrough: '2027-12-31',
  suspended: false,
  onRoll: true,
  mergedInto: null,
  sharedAddress: false,
};
const signers: (Signer | null)[] = [
  good,
  null,
  { ...good, class: 'ORG' },
  { ...good, mergedInto: '2' },
  { ...good, onRoll: false },
  { ...good, joinedOn: '2026-12-01' },
  { ...good, joinedOn: null },
  { ...good, suspended: true },
  { ...good, status: 'deceased' },
  { ...good, paidThrough: null },
  { ...good, paidThrough: '2026-08-31' },
];
const petition = { policyId: 'a', policyVersion: '1', stage: 0, textSha256: 'a' };
const toSign: ToSign[] = petitionStates.flatMap((state) =>
  [null, now.at].flatMap((closesAt) =>
    signers.flatMap((signer) =>
      [true, false].map((hasSigned) => ({ ...petition, state, closesAt, signer, hasSigned })),
    ),
  ),
);
const codes = (impediments: readonly { readonly code: string }[]) =>
  [...new Set(impediments.map(({ code }) => code))].toSorted();

test('every code with which signing can be refused is listed, and no other', () => {
  const found = [
    ...toSign.flatMap((each) => [...impedimentsToSigning(each, rules, now), ...impedimentsOfText(each, 'b')]),
    ...[true, false].flatMap((byLetter) =>
      ['', 'x', 'x'.repeat(5_001)].flatMap((letter) => impedimentsOfLetter({ byLetter }, letter)),
    ),
  ];

  expect(codes(refusalsToSigning)).toEqual(codes(found));
});

test('every code with which withdrawing can be refused is listed, and no other', () => {
  const found = petitionStates.flatMap((state) =>
    [true, false].flatMap((signed) => impedimentsToWithdrawing({ state, filedAt: now.at }, signed)),
  );

  expect(codes(refusalsToWithdrawing)).toEqual(codes(found));
});

test('each is listed with the details that its sentence needs', () => {
  const said = [...refusalsToSigning, ...refusalsToWithdrawing].map(
    (each) => wordings(association.words)[each.code]?.(each).say,
  );

  for (const sentence of said) expect(sentence).toMatch(/^(?!.*(undefined|null|NaN|Invalid)).+\.$/);
});
