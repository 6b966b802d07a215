import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { addDays } from '../../../platform/time/index.ts';
import { SignaturesChart } from './chart.tsx';

const opened = '2026-09-01';
const drawn = (counts: readonly number[], needed = 100, days = 30) =>
  renderToString(
    <SignaturesChart
      days={counts.map((count, index) => ({ day: addDays(opened, index), count }))}
      needed={needed}
      opened={opened}
      today={addDays(opened, days)}
    />,
  );
const levels = (html: string) => [...html.matchAll(/<span>([\d,]+)<\/span>/g)].map(([, level]) => level);
const run = (html: string) => /class="run" d="([^"]*)"/.exec(html)?.[1];

test('nothing is drawn before the first signature, nor on the day of the opening', () => {
  expect([drawn([]), drawn([7], 100, 0)]).toEqual(['', '']);
});

test('a single signature is drawn as soon as there are days to draw it over', () => {
  const html = drawn([1]);

  expect(run(html)).toBe('M0 200H0V198.4H600');
  expect(html).toContain('A rising line: 1 by the last day, of 100 that the rules ask for.');
  expect(html.match(/<tr/g)).toHaveLength(2);
});

test('while there is time to sign the drawing leaves room for it', () => {
  const html = renderToString(
    <SignaturesChart
      days={[{ day: opened, count: 50 }]}
      needed={100}
      opened={opened}
      today={addDays(opened, 29)}
      until={addDays(opened, 59)}
    />,
  );

  expect(run(html)).toBe('M0 200H0V120H300');
  expect(html.replaceAll(/[\u00A0]/g, ' ')).toContain('30 Oct 2026');
});

test.each([
  [
    [40, 100],
    ['125', '100', '75', '50', '25', '0'],
  ],
  [
    [100, 5_000],
    ['5,000', '4,000', '3,000', '2,000', '1,000', '0'],
  ],
  [
    [100, 5_001],
    ['10,000', '8,000', '6,000', '4,000', '2,000', '0'],
  ],
])('the scale fits %j signatures, and the line stays within it', (counts, expected) => {
  const html = drawn(counts);

  expect(levels(html)).toEqual(expected);
  const heights = [...run(html)!.matchAll(/V([\d.]+)/g)].map(([, height]) => Number(height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
});

test('however many the days, the table has some twenty rows, and the last is the whole', () => {
  const html = drawn(Array.from({ length: 180 }, (_, index) => (index + 1) * 28));

  expect(html.match(/<tr/g)!.length).toBeLessThanOrEqual(22);
  expect(html).toContain('5,040');
});
