import { expect, test } from 'vitest';
import { impedimentsOfVotes, impedimentsToRoomDecision, type VoteFigures } from './rules.ts';

const docketed = { state: 'docketed', filedOn: '2026-09-18' } as const;
const approval = { outcome: 'approved', reasons: '', decidedOn: '2026-11-20', after: 7 } as const;

const deciding = (change: Partial<Omit<Parameters<typeof impedimentsToRoomDecision>[1], 'after'>>, latest = 7) =>
  impedimentsToRoomDecision(docketed, { ...approval, ...change }, latest).map(({ code }) => code);

test('a body that declines or returns says why', () => {
  expect(deciding({})).toEqual([]);
  expect(deciding({ outcome: 'declined', reasons: ' ' })).toEqual(['reasons-missing']);
  expect(deciding({ outcome: 'returned', reasons: 'The second paragraph speaks for the association.' })).toEqual([]);
});

test('nothing is decided before it was filed, and what was sent twice is told apart from all that is wrong', () => {
  expect(deciding({ decidedOn: '2026-09-17' })).toEqual(['decision-before-filing']);
  expect(deciding({ decidedOn: '2026-09-17' }, 8)).toEqual(['vote-recorded-already']);
});

const figures: VoteFigures = { present: 11, votesFor: 9, votesAgainst: 1, votesAbstained: 1 };
const voted = (change: Partial<VoteFigures>, carries: 'majority' | 'two-thirds' = 'majority') =>
  impedimentsOfVotes({ ...figures, ...change }, { quorum: 7, carries }, true).map(({ code }) => code);

test('a tie does not carry, and neither does a majority where two thirds are asked', () => {
  expect(voted({ votesFor: 5, votesAgainst: 5 })).toEqual(['votes-do-not-carry']);
  expect(voted({ votesFor: 6, votesAgainst: 4 }, 'two-thirds')).toEqual(['votes-do-not-carry']);
  expect(voted({ votesFor: 6, votesAgainst: 3 }, 'two-thirds')).toEqual([]);
});

test('numbers that cannot be are refused, and those that nobody wrote down are not', () => {
  expect(voted({ present: 6 })).toEqual(['quorum-missing', 'votes-too-many']);
  expect(voted({ present: null, votesFor: null, votesAgainst: null, votesAbstained: null })).toEqual([]);
});
