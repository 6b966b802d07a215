import { expect, test } from 'vitest';
import { keyOf, readerOfTerms, writtenIn } from './words-in.ts';
import { processorTime } from '../../../testing/index.ts';

const reader = readerOfTerms(['round table', 'committee']);
const read = (text: string) => reader(text).map((term) => ({ key: keyOf(term), written: writtenIn(text, term) }));

test('words and phrases come as they stand, compared without endings and small words', () => {
  expect(read('Green buildings for the libraries')).toEqual([
    { key: 'green', written: 'Green' },
    { key: 'build', written: 'buildings' },
    { key: 'green build', written: 'Green buildings' },
    { key: 'librari', written: 'libraries' },
    { key: 'build librari', written: 'buildings for the libraries' },
  ]);
});

test('a phrase does not run over the end of a sentence', () => {
  expect(read('programming; collections').map(({ key }) => key)).toEqual(['program', 'collect']);
});

test('a name meets its acronym, with or without the small words in it', () => {
  const named = (text: string) => read(text).filter(({ key }) => key.startsWith('#'));

  expect(named('Public Library Association')).toEqual([{ key: '#pla', written: 'Public Library Association' }]);
  expect(named('the PLA')).toEqual([{ key: '#pla', written: 'PLA' }]);
  expect(named('Office for Intellectual Freedom')).toEqual([
    { key: '#oif', written: 'Office for Intellectual Freedom' },
  ]);
});

test('what kind of body it is called says nothing of its subject', () => {
  expect(read('Rainbow Round Table').map(({ key }) => key)).toEqual(['rainbow', '#rrt']);
});

test('accents and joined names do not hide a word', () => {
  expect(read('Bibliothèques').map(({ key }) => key)).toEqual(['bibliothequ']);
  expect(read('OpenAccess').map(({ key }) => key)).toContain('access');
});

test('a long hostile text is read in one pass', async () => {
  const text = `${'Aa'.repeat(5_000)} ${'Aa '.repeat(3_000)} ${'A-'.repeat(5_000)} ${'http://'.repeat(1_000)}`;

  expect(await processorTime(() => reader(text))).toBeLessThan(1000);
});
