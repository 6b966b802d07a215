import { expect, test } from 'vitest';
import { lapsesOn, monthsOf, renewalOpensOn, termFrom } from './rules.ts';

const threeYears = { termMonths: 36, renewalOpensMonths: 12, graceDays: 0 };

test('a term of three years ends on the same day of the third year, exclusive', () => {
  expect(termFrom('2026-11-23', threeYears)).toEqual({ fromOn: '2026-11-23', untilOn: '2029-11-23' });
  expect(termFrom('2024-02-29', threeYears)).toEqual({ fromOn: '2024-02-29', untilOn: '2027-02-28' });
});

test('months of a term are counted whole, and never more than it has', () => {
  const term = termFrom('2025-01-31', threeYears);

  expect(monthsOf(term, '2025-01-31')).toEqual({ gone: 0, total: 36 });
  expect(monthsOf(term, '2026-06-30')).toEqual({ gone: 16, total: 36 });
  expect(monthsOf(term, '2031-01-01')).toEqual({ gone: 36, total: 36 });
});

test('a group that is not renewed lapses when its grace is over', () => {
  const term = termFrom('2026-11-23', threeYears);

  expect(renewalOpensOn(term, threeYears)).toBe('2028-11-23');
  expect(lapsesOn(term, { ...threeYears, graceDays: 60 })).toBe('2030-01-22');
  expect(lapsesOn(termFrom('2026-11-23', { ...threeYears, termMonths: null }), threeYears)).toBe(null);
});
