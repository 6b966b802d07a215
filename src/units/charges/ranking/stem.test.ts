import { expect, test } from 'vitest';
import { stemOf } from './stem.ts';

const stems = (words: string) => [...new Set(words.split(' ').map(stemOf))];

test.each([
  ['library libraries', 'librari'],
  ['programming programs programme programmes', 'program'],
  ['sustainability sustainable sustain sustained', 'sustain'],
  ['organization organizations organisation organizer', 'organ'],
  ['collection collections collecting', 'collect'],
  ['hopping hopped hop', 'hop'],
  ['agreed agree', 'agre'],
  ['relational relate', 'relat'],
])('one stem for %s', (words, stem) => {
  expect(stems(words)).toEqual([stem]);
});

test('words that mean different things keep different stems', () => {
  expect(stems('community communication')).toHaveLength(2);
  expect(stems('university universal')).toHaveLength(2);
});

test('what is no English word is left as it is', () => {
  expect(['ça', 'niño', '2026', 'go', ''].map(stemOf)).toEqual(['ça', 'niño', '2026', 'go', '']);
});
