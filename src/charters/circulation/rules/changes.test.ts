import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, type Piece } from './changes.ts';
import { processorTime } from '../../../testing/index.ts';

const written = (pieces: readonly Piece[]): string =>
  pieces.map(({ kind, text }) => ({ kept: text, gone: `[-${text}-]`, come: `[+${text}+]` })[kind]).join('');
const only = (pieces: readonly Piece[], kinds: readonly Piece['kind'][]): string =>
  pieces
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('');

test.each([
  ['The group meets once a year.', 'The group meets twice a year.', 'The group meets[- once-][+ twice+] a year.'],
  ['for heat and fire', 'for heat, flood and fire', 'for[- heat-][+ heat, flood+] and fire'],
  [
    'It will hold meetings and calls.',
    'Members lead it and nobody else.',
    '[-It will hold meetings and calls.-][+Members lead it and nobody else.+]',
  ],
  ['The end.', 'The end. And more.', 'The end.[+ And more.+]'],
  ['One.\n\nTwo.', 'One.\n\nBetween.\n\nTwo.', 'One.[+\n\nBetween.+]\n\nTwo.'],
  ['', 'A beginning', '[+A beginning+]'],
  ['two  blanks', 'two blanks', 'two[-  -][+ +]blanks'],
  ['The same.', 'The same.', 'The same.'],
])('what was %j and is now %j is told word by word', (before, after, told) => {
  expect(written(changesBetween(before, after))).toBe(told);
});

const text = fc
  .array(fc.constantFrom('heat', 'flood', 'fire', ' ', '  ', '\n', '\n\n', ',', 'é', '🌳'), { maxLength: 60 })
  .map((tokens) => tokens.join(''));

test('the pieces give back both texts to the letter, whatever they are', () => {
  for (const any of [text, fc.string({ unit: 'binary' })]) {
    fc.assert(
      fc.property(any, any, (before, after) => {
        const pieces = changesBetween(before, after);

        const odd = pieces.filter((piece, index) => piece.text === '' || piece.kind === pieces[index + 1]?.kind);
        expect([only(pieces, ['kept', 'gone']), only(pieces, ['kept', 'come']), odd]).toEqual([before, after, []]);
      }),
    );
  }
});

test('two texts as long as a statement may be, without a word in common, are told in little time', async () => {
  const long = (word: string) => Array.from({ length: 5_000 }, (_, index) => word + (index % 7)).join(' ');
  let pieces: ReturnType<typeof changesBetween> = [];

  const spent = await processorTime(() => (pieces = changesBetween(long('a'), long('b'))));

  expect(pieces.map(({ kind }) => kind)).toEqual(['gone', 'come']);
  expect(spent).toBeLessThan(3_000);
});
