import { expect, test } from 'vitest';
import { readIds } from './ids.ts';

test.each([
  ['<a@b>', ['a@b']],
  [' <a@b>\t<c@d> <a@b>', ['a@b', 'c@d']],
  ['a@b', ['a@b']],
  ['ref-1', ['ref-1']],
  ['Your message of "Mon, 1 Jan 2001" <a@b>', ['a@b']],
  ['mumble about something', []],
  ['<broken', []],
  ['<>', []],
  [' ', []],
])('of “%s”, the ids are %j', (written, ids) => {
  expect(readIds(written)).toEqual(ids);
});
