import { expect, test } from 'vitest';
import { idOfLink, sealedLink } from './sealed-link.ts';

const key = Buffer.alloc(32, 7);

test('a link in a letter leads back to what it names, and only ours does', () => {
  const token = sealedLink(key, 'withdraw', 123_456);

  expect(idOfLink(key, 'withdraw', token)).toBe(123_456);
  expect(idOfLink(Buffer.alloc(32, 8), 'withdraw', token)).toBe(null);
  expect(idOfLink(key, 'withdraw', token.replace(/^[^-]+/, '1'))).toBe(null);
  for (const wrong of ['', '-', 'x', '2n9c-', `${token}A`, `${token}AA`, `0${token}`, '../../etc'])
    expect(idOfLink(key, 'withdraw', wrong)).toBe(null);
});

test('a link that was made for one thing does not do another', () => {
  expect(idOfLink(key, 'consult', sealedLink(key, 'withdraw', 5))).toBe(null);
});
