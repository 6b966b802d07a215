import { Fragment, h, type VNode } from 'preact';
import { expect, test } from 'vitest';
import { seam, streamedPage } from './streamed.ts';

const entry = (number: number) => h('li', {}, 'x'.repeat(9_000), number);
const list = (length: number) => Array.from({ length }, (_, number) => entry(number));
const sheet = h(
  Fragment,
  {},
  h('h1', {}, 'Book'),
  h('ul', {}, seam),
  h('p', {}, 'Between'),
  h('ol', {}, seam),
  h('p', {}, 'End'),
);

test('a long page comes in its order, each piece where its seam stands', async () => {
  const text = await new Response(
    streamedPage(sheet, [[h('li', {}, 'a'), h('li', {}, 'b')], [h('li', {}, 'c')]]),
  ).text();

  expect(text).toBe(
    '<!doctype html><h1>Book</h1><ul><li>a</li><li>b</li></ul><p>Between</p><ol><li>c</li></ol><p>End</p>',
  );
});

test('the rest is drawn as it is taken, and others get their turn in between', async () => {
  // Turns of the loop, not of a clock: how long the drawing takes is the machine's affair.
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const drawn: number[] = [];
  const noted = (number: number): VNode =>
    h(() => {
      drawn.push(number);
      return entry(number);
    }, {});
  const reader = streamedPage(sheet, [Array.from({ length: 400 }, (_, number) => noted(number)), []]).getReader();

  await reader.read();
  const atFirst = drawn.length;
  while (!(await reader.read()).done);
  isOver = true;

  expect(atFirst).toBeLessThan(20);
  expect(drawn).toHaveLength(400);
  expect(turns).toBeGreaterThan(50);
});

test('what is amiss with the frame is thrown before anything is sent', () => {
  const amiss = h(() => {
    throw new Error('amiss');
  }, {});

  expect(() => streamedPage(amiss, [])).toThrow('amiss');
});

test('a reader who goes away ends the drawing', async () => {
  let drawn = 0;
  const Counted = () => {
    drawn += 1;
    return entry(1);
  };
  const reader = streamedPage(sheet, [Array.from({ length: 400 }, () => h(Counted, {})), list(2)]).getReader();

  await reader.read();
  await reader.cancel();
  await new Promise((resolve) => void setTimeout(resolve, 30));

  expect(drawn).toBeLessThan(20);
});

test('what goes wrong with the beginning is thrown before anything is sent; later it cuts the connection', async () => {
  const Broken = (): VNode => {
    throw new Error('broken');
  };
  const heard: unknown[] = [];
  const later = streamedPage(sheet, [[...list(9), h(Broken, {})], []], (error) => heard.push(error));

  expect(() => streamedPage(h(Broken, {}), [])).toThrow('broken');
  await expect(new Response(later).text()).rejects.toThrow('broken');
  expect(heard).toHaveLength(1);
});
