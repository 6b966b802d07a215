import { expect, test } from 'vitest';
import { isToken, newToken } from './tokens.ts';

test('a token can be told from any other text by its sum', () => {
  const token = newToken();
  const slipped = token.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));

  expect(token).toMatch(/^fmt_[0-9A-Za-z]{39}$/);
  expect([token, slipped, `${token}0`, token.slice(4), '', newToken()].map(isToken)).toEqual([
    true,
    false,
    false,
    false,
    false,
    true,
  ]);
});

test('the sum is the CRC-32 that others can write too', () => {
  expect(isToken(`fmt_${'0'.repeat(33)}${base62(crcOfZeros)}`)).toBe(true);
});

// Worked out by the bits, as the standard has it.
let crc = 0xffffffff;
for (const byte of Buffer.from('0'.repeat(33))) {
  crc ^= byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
}
const crcOfZeros = (crc ^ 0xffffffff) >>> 0;

function base62(number: number): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let written = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) written = digits[rest % 62] + written;
  return written.padStart(6, '0');
}
