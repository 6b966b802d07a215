import { expect, test } from 'vitest';
import { loadAssociation } from '../../roll/index.ts';
import { toldWritten } from './words.ts';

const around = { nouns: loadAssociation('association').words, formerName: null, successor: '', asks: 'renew' } as const;
const decided = { kind: 'charters.petition-decided', petition: 7, decision: 3, result: 'approved' } as const;

test('an approval that the council has yet to vote on is not told as the last word', () => {
  const put = {
    kind: 'lifecycle.change-decided',
    group: 'g',
    proposal: 1,
    body: 'committee',
    result: 'approved',
  } as const;

  expect(toldWritten({ ...decided, waits: true }, around)).toBe(
    'The petition to renew the group was approved. The council has the last word.',
  );
  expect(toldWritten(decided, around)).toBe('The petition to renew the group was approved.');
  expect(toldWritten({ ...put, waits: true }, around)).toMatch(
    /approved what was proposed for the group\. The council has the last word\.$/,
  );
  expect(toldWritten({ ...put, waits: false }, around)).toMatch(/approved what was proposed for the group\.$/);
});
