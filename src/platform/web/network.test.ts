import { expect, test } from 'vitest';
import { networkReader } from './network.ts';

test('what proxies say is believed as far as they are trusted', () => {
  const networkOf = networkReader(['10.0.0.0/8']);

  expect(networkOf('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
  expect(networkOf('10.0.0.2', '198.51.100.1, 203.0.113.7, 10.1.1.1')).toBe('203.0.113.7');
  expect(networkOf('::ffff:10.0.0.2', '203.0.113.7')).toBe('203.0.113.7');
  expect(networkOf('10.0.0.2', 'nonsense')).toBe('10.0.0.2');
});

test('an IPv6 network is its first 64 bits, however its addresses are written', () => {
  const networkOf = networkReader([]);

  expect(networkOf('2001:db8:1:2:3:4:5:6', null)).toBe('2001:db8:1:2::');
  expect(networkOf('2001:db8::5', null)).toBe('2001:db8:0:0::');
  expect(networkOf('2001:db8::1:2:3:4', null)).toBe('2001:db8:0:0::');
  expect(networkOf('fe80::1%eth0', null)).toBe('fe80:0:0:0::');
  expect(networkOf('::1', null)).toBe('0:0:0:0::');
});
