import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraphsOf, standingsOf } from './paragraphs.ts';
import { processorTime } from '../../../testing/index.ts';

test('a statement has its paragraphs between empty lines', () => {
  expect(paragraphsOf('One\nstill one.\n\n  \nTwo.\n\n\nThree.\n')).toEqual(['One\nstill one.', 'Two.', 'Three.']);
  expect(paragraphsOf(' \n')).toEqual([]);
});

test.each([
  [['A', 'B', 'C'], ['A', 'B', 'C'], '1 2 3'],
  [['A', 'B', 'C'], ['A', 'B changed', 'C'], '1 2* 3'],
  [['A', 'B', 'C'], ['New', 'A', 'B', 'C'], '2 3 4'],
  [['A', 'B', 'C'], ['A', 'C'], '1 gone 2'],
  [['A', 'B', 'C'], ['A', 'both of them', 'D'], '1 2* 3*'],
  [['A', 'B'], ['merged'], '1* 1*'],
  [['A'], [], 'gone'],
  [[], ['A'], ''],
])('of %j, in %j, the paragraphs stand at %s', (before, after, told) => {
  const found = standingsOf(before, after).map(({ number, changed }) =>
    number === null ? 'gone' : `${number}${changed ? '*' : ''}`,
  );

  expect(found.join(' ')).toBe(told);
});

test('every paragraph has its place, within the later text, and one that is unchanged reads the same there', () => {
  const paragraphs = fc.array(fc.constantFrom('A', 'B', 'C', 'D'), { maxLength: 8 });
  fc.assert(
    fc.property(paragraphs, paragraphs, (before, after) => {
      const found = standingsOf(before, after);

      const readThere = found.map(({ number, changed }, index) =>
        number === null || changed ? before[index] : after[number - 1],
      );
      expect(readThere).toEqual(before);
      expect(found.every(({ number }) => number === null || after[number - 1] !== undefined)).toBe(true);
    }),
  );
});

test('fifty versions of a thousand paragraphs each, hardly one like another, are told apart in little time', async () => {
  const versions = Array.from({ length: 50 }, (_, version) =>
    Array.from({ length: 1_900 }, (_each, at) => ((at + version) % 2 ? `a${at % 7}` : `b${(at * version) % 97}`)),
  );

  const spent = await processorTime(() => {
    for (const before of versions) standingsOf(before, versions[1]!);
  });

  expect(spent).toBeLessThan(2_000);
});
