import { expect, test } from 'vitest';
import type { Petition } from '../petitions/model.ts';
import { impedimentsToDeciding, type Recording } from './rules.ts';

const docketed = { state: 'docketed', filedOn: '2026-09-18' } as Petition;
const approval: Recording = {
  result: 'approved',
  decidedOn: '2026-11-20',
  present: 11,
  votesFor: 9,
  votesAgainst: 1,
  votesAbstained: 1,
  reasons: '',
  minute: '',
};
const rules = { quorum: 7, carries: 'majority', ratified: false } as const;
const today = '2026-11-23';

const deciding = (change: Partial<Recording>, other: Partial<typeof rules> | { carries: 'two-thirds' } = {}) =>
  impedimentsToDeciding(docketed, { ...approval, ...change }, { ...rules, ...other }, today).map(({ code }) => code);

test('a decision that was taken in due form is recorded', () => {
  expect(deciding({})).toEqual([]);
  expect(deciding({ present: null, votesFor: null, votesAgainst: null, votesAbstained: null })).toEqual([]);
});

test('a body that declines or returns says why', () => {
  expect(deciding({ result: 'declined', votesFor: 2, votesAgainst: 8 })).toEqual(['reasons-missing']);
  expect(deciding({ result: 'returned', reasons: 'The second paragraph speaks for the association.' })).toEqual([]);
});

test('a tie does not carry, and neither does a majority where two thirds are asked', () => {
  expect(deciding({ votesFor: 5, votesAgainst: 5 })).toEqual(['votes-do-not-carry']);
  expect(deciding({ votesFor: 6, votesAgainst: 4 }, { carries: 'two-thirds' })).toEqual(['votes-do-not-carry']);
  expect(deciding({ votesFor: 6, votesAgainst: 3 }, { carries: 'two-thirds' })).toEqual([]);
});

test('numbers that cannot be are refused', () => {
  expect(deciding({ present: 6 })).toEqual(['quorum-missing', 'votes-too-many']);
  expect(deciding({ decidedOn: '2026-11-24' })).toEqual(['decision-in-future']);
  expect(deciding({ decidedOn: '2026-09-17' })).toEqual(['decision-before-filing']);
});
