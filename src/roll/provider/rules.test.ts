import { expect, test } from 'vitest';
import { accountOf } from './rules.ts';

const named = { iss: 'https://login.example.org', sub: '7' };

test('an address and whether it is proved are taken from one source', () => {
  type Claims = Parameters<typeof accountOf>[1];
  const read = (token: Claims, userinfo: Claims) => {
    const { email, emailVerified } = accountOf({ ...named, ...token }, userinfo, null);
    return [email, emailVerified];
  };

  expect(read({ email: 'one@example.org' }, { email: 'two@example.org', email_verified: true })).toEqual([
    'one@example.org',
    false,
  ]);
  expect(read({ email_verified: true }, { email: 'two@example.org' })).toEqual(['two@example.org', false]);
  expect(read({}, { email: 'two@example.org', email_verified: true })).toEqual(['two@example.org', true]);
});

test('the number of a member may stand in either source, also as a number', () => {
  expect(accountOf({ ...named, number: 10482217 }, {}, 'number').memberNumber).toBe('10482217');
  expect(accountOf(named, { number: ' 10482217 ' }, 'number').memberNumber).toBe('10482217');
  expect(accountOf(named, { number: '10482217' }, null).memberNumber).toBe(null);
});
