import { expect, test } from 'vitest';
import { signatureOfToken, withdrawalToken } from './withdrawal-link.ts';

const key = Buffer.alloc(32, 7);

test('a link in a receipt leads back to its signature, and only ours does', () => {
  const token = withdrawalToken(key, 123_456);

  expect(signatureOfToken(key, token)).toBe(123_456);
  expect(signatureOfToken(Buffer.alloc(32, 8), token)).toBe(null);
  expect(signatureOfToken(key, token.replace(/^[^-]+/, '1'))).toBe(null);
  for (const wrong of ['', '-', 'x', '2n9c-', `${token}AA`, '../../etc'])
    expect(signatureOfToken(key, wrong)).toBe(null);
});
