import { expect, test } from 'vitest';
import { association } from '../testing.ts';
import { letterWords } from './letter-words.ts';
import type { Petition } from './model.ts';

const told = (petition: Partial<Petition>, count: number) => ({
  petition: { title: 'Islands', needed: 10, ...petition } as Petition,
  count,
  on: '2026-11-26',
  nouns: association.words,
});

test('organizers are told where a petition stands that was verified, before another step or before whoever decides', () => {
  const { lede } = letterWords.news.verified;

  expect(lede(told({ state: 'docketed' }, 12))).toContain('stands on the docket');
  expect(lede(told({ state: 'awaiting' }, 12))).toBe('12 signatures count. “Islands” goes on to the next step.');
});

test('too few of a kind is not too few signatures', () => {
  const { lede, subject } = letterWords.news['too-few'];

  expect(subject('Islands')).toBe('Not enough yet: Islands');

  expect(lede(told({}, 9))).toMatch(/^9 of the 10 signatures count\. /);
  expect(lede(told({}, 11))).toMatch(/^enough signatures count, but too few are of the kind/);
});
