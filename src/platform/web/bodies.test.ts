import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkBody } from './bodies.ts';

const Letter = z.strictObject({
  hash: z.string('four hexadecimal digits').regex(/^[0-9a-f]{4}$/, 'four hexadecimal digits'),
  shown: z.boolean().default(false),
  title: z.string().max(5).default(''),
  topics: z.array(z.string()).max(2).default([]),
  kind: z.enum(['moss', 'fern']).default('moss'),
  count: z.int().min(1).default(1),
  on: z.iso.date().default('2026-11-23'),
});

const wrong = (body: unknown) => {
  const checked = checkBody(Letter, body);
  return checked.ok ? checked.value : checked.errors.map(({ pointer, detail }) => `${pointer} ${detail}`);
};

test('a body that is as it should be is given with what it leaves out', () => {
  expect(wrong({ hash: '00ff', title: 'Moss' })).toEqual({
    hash: '00ff',
    shown: false,
    title: 'Moss',
    topics: [],
    kind: 'moss',
    count: 1,
    on: '2026-11-23',
  });
});

test('each place that is wrong is told by what was expected there and what came', () => {
  const body = {
    hash: 'XYZ',
    shown: 'yes',
    title: 'a'.repeat(50),
    topics: ['a', 'b', 'c'],
    kind: 'tree',
    count: 0,
    on: 'today',
    'a/b': 1,
  };

  expect(wrong(body)).toEqual([
    '/hash hash must be four hexadecimal digits; it is the text "XYZ"',
    '/shown shown must be true or false; it is the text "yes"',
    '/title title must be at most 5 letters long; it is a text of 50 letters',
    '/topics topics must be at most 2 entries long; it is a list of 3',
    '/kind kind must be one of "moss", "fern"; it is the text "tree"',
    '/count count must be at least 1; it is 0',
    '/on on must be a day, as 2026-11-30; it is the text "today"',
    '/a~1b a/b is not known here; known are hash, shown, title, topics, kind, count, on',
  ]);
  expect([wrong({}), wrong([]), wrong(null), wrong({ hash: null, topics: [7] })]).toEqual([
    ['/hash hash must be four hexadecimal digits; it is missing'],
    [' the body must be an object; it is a list of 0'],
    [' the body must be an object; it is null'],
    ['/hash hash must be four hexadecimal digits; it is null', '/topics/0 topics.0 must be a text; it is 7'],
  ]);
});
