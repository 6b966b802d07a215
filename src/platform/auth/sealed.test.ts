import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sealed, unsealed } from './sealed.ts';

const key = randomBytes(32);
const until = new Date('2026-11-23T18:15:00Z');
const inTime = new Date('2026-11-23T18:14:59Z');

test('what was sealed is opened until it is too old, with the same key and for the same purpose', () => {
  const text = sealed(key, 'moss', { state: 'lichen' }, until);

  expect(unsealed(key, 'moss', text, inTime)).toEqual({ state: 'lichen' });
  expect([
    unsealed(key, 'moss', text, until),
    unsealed(key, 'stone', text, inTime),
    unsealed(randomBytes(32), 'moss', text, inTime),
  ]).toEqual([undefined, undefined, undefined]);
  expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('lichen');
});

test('what was changed, cut short or made up is not opened', () => {
  const text = sealed(key, 'moss', 'lichen', until);
  const changed = Array.from({ length: text.length }, (_, place) => {
    const other = text[place] === 'A' ? 'B' : 'A';
    return text.slice(0, place) + other + text.slice(place + 1);
  }).filter((each) => !Buffer.from(each, 'base64url').equals(Buffer.from(text, 'base64url')));

  const opened = [...changed, text.slice(0, 20), '', 'x', '=', undefined].map((each) =>
    unsealed(key, 'moss', each, inTime),
  );

  expect(changed.length).toBeGreaterThan(50);
  expect(opened.filter((each) => each !== undefined)).toEqual([]);
});
