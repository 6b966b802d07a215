import { expect, test } from 'vitest';
import { impedimentsToAsking, impedimentsToConfirming, impedimentsToMaking, relyingPartyAt } from './rules.ts';

const at = new Date('2026-11-23T18:00:00Z');
const administration = new Set(['administration']);
const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code);

test('passkeys are bound to the name of the house, and to localhost where it has only a number of this machine', () => {
  expect(
    [
      'https://groups.example.org',
      'http://127.0.0.1:3000',
      'http://[::1]:3000',
      'https://192.0.2.7',
      'http://[2001:db8::1]',
    ].map(relyingPartyAt),
  ).toEqual([
    { id: 'groups.example.org', origin: 'https://groups.example.org' },
    { id: 'localhost', origin: 'http://localhost:3000' },
    { id: 'localhost', origin: 'http://localhost:3000' },
    null,
    null,
  ]);
});

test('where rights wait for a passkey, a letter is enough for the first and for no other', () => {
  expect([
    codes(impedimentsToMaking({ passkeys: 0, isWithheld: true })),
    codes(impedimentsToMaking({ passkeys: 1, isWithheld: true })),
    codes(impedimentsToMaking({ passkeys: 1, isWithheld: false })),
    codes(impedimentsToMaking({ passkeys: 10, isWithheld: true })),
  ]).toEqual([[], ['passkey-first'], [], ['passkey-first', 'passkeys-enough']]);
});

test('all that keeps an administrator from a reset is told at once', () => {
  const reset = { id: 1, person: 'lost', askedBy: 'ada', askedAt: at, expiresAt: at };

  expect([
    codes(impedimentsToAsking({ by: 'ada', grants: administration }, 'lost', { passkeys: 1, isAsked: false })),
    codes(impedimentsToAsking({ by: 'lost', grants: new Set() }, 'lost', { passkeys: 0, isAsked: true })),
    codes(impedimentsToConfirming({ by: 'bea', grants: administration }, reset)),
    codes(impedimentsToConfirming({ by: 'ada', grants: administration }, reset)),
    codes(impedimentsToConfirming({ by: 'lost', grants: new Set() }, reset)),
  ]).toEqual([
    [],
    ['not-granted', 'reset-own', 'reset-nothing', 'reset-asked-already'],
    [],
    ['reset-second'],
    ['not-granted', 'reset-own'],
  ]);
});
