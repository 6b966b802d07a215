import { expect, test } from 'vitest';
import type { Tested } from './model.ts';
import { countOf, verdictsOn, signaturesNumbered } from './rules.ts';

const good = { on: '2026-09-03', class: 'personal', paidThrough: '2027-06-30', impediments: [] };

function signature(id: number, change: Partial<Tested> = {}): Tested {
  return {
    signature: id,
    member: id,
    survivor: id,
    signedAt: new Date(Date.UTC(2026, 8, 3, 12, id)),
    atSigning: good,
    atFiling: { ...good, on: '2026-11-16' },
    name: `Given${id} Family${id}`,
    email: `member${id}@example.org`,
    networkHash: null,
    sharedAddress: false,
    ...change,
  };
}

const both = ['signing', 'filing'] as const;

test('standing must hold on each day that the policy names, and on no other', () => {
  const lapsed = signature(1, { atFiling: { ...good, on: '2026-11-16', impediments: ['dues-run-out'] } });

  expect(verdictsOn([lapsed], both).map(({ result, reason }) => [result, reason])).toEqual([
    ['rejected', 'dues-run-out'],
  ]);
  expect(verdictsOn([lapsed], ['signing']).map(({ result, reason }) => [result, reason])).toEqual([['counts', null]]);
});

test('of two signatures that lead to one member through a merge, the earlier counts', () => {
  const later = signature(9, { survivor: 4, signedAt: new Date('2026-10-02T09:00:00Z') });
  const earlier = signature(4);

  const verdicts = verdictsOn([later, earlier], both);

  expect(verdicts).toEqual([
    { signature: 9, result: 'rejected', reason: 'merged-had-signed', marks: [], near: 4 },
    { signature: 4, result: 'counts', reason: null, marks: [], near: null },
  ]);
});

test('a like name at one address waits for a person; an unlike one is only marked', () => {
  const jon = signature(1, { name: 'Jon Lee', email: 'desk@library.example' });
  const john = signature(2, { name: 'John Lee', email: 'desk@library.example' });
  const mai = signature(3, { name: 'Mai Nguyễn', email: 'desk@library.example' });

  const verdicts = verdictsOn([jon, john, mai], both);

  expect(verdicts.map(({ result, reason, near, marks }) => ({ result, reason, near, marks }))).toEqual([
    { result: 'counts', reason: null, near: null, marks: ['shared-address'] },
    { result: 'doubt', reason: 'near-name', near: 1, marks: ['shared-address'] },
    { result: 'counts', reason: null, near: null, marks: ['shared-address'] },
  ]);
});

test('a signer whose address is shared with another member is marked, also if the other has not signed', () => {
  const alone = signature(1, { sharedAddress: true });

  expect(verdictsOn([alone], both).map(({ result, marks }) => [result, marks])).toEqual([
    ['counts', ['shared-address']],
  ]);
});

test('a conference hall is marked and counted', () => {
  const hall = Array.from({ length: 25 }, (_, index) =>
    signature(index + 1, { networkHash: 'hall', signedAt: new Date(Date.UTC(2026, 8, 3, 12, 0, index * 10)) }),
  );
  const alone = signature(99, { networkHash: 'home' });

  const verdicts = verdictsOn([...hall, alone], both);

  expect(verdicts.filter(({ marks }) => marks.includes('burst'))).toHaveLength(25);
  expect(countOf(verdicts)).toEqual({ filed: 26, rejected: [], doubt: 0, counts: 26 });
});

test('the count says why each signature does not count', () => {
  const verdicts = verdictsOn(
    [
      signature(1),
      signature(2, { atFiling: { ...good, impediments: ['dues-run-out'] } }),
      signature(3, { atFiling: { ...good, impediments: ['suspended'] } }),
      signature(4, { survivor: 1 }),
      signature(5, { atFiling: { ...good, impediments: ['class-may-not-sign'] } }),
    ],
    both,
  );

  expect(countOf(verdicts)).toEqual({
    filed: 5,
    rejected: [
      ['class-may-not-sign', 1],
      ['dues-run-out', 1],
      ['merged-had-signed', 1],
      ['suspended', 1],
    ],
    doubt: 0,
    counts: 1,
  });
});

test('numbers of the list name signatures, each once, however they are parted', () => {
  const list = [11, 12, 13].map((signature) => ({ signature, isOut: signature === 12 }));

  expect(signaturesNumbered(' 3;1, 3\n', list)).toEqual({ signatures: [13, 11], impediments: [] });
  expect(signaturesNumbered('0 1 2 4 1.5', list).impediments).toEqual([
    { code: 'numbers-unreadable', words: ['0', '1.5'] },
    { code: 'numbers-beyond-list', numbers: [4], last: 3 },
    { code: 'signatures-out-already', numbers: [2] },
  ]);
});
