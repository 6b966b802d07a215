import { expect, test } from 'vitest';
import { requestsIn } from './rules.ts';

const asked = (subject: string, text = '') => requestsIn(subject, text, '2026-11-23');

test('each request is understood in the words that people use for it', () => {
  expect(asked('subscribe')).toEqual([{ kind: 'join' }]);
  expect(asked('Re: unsubscribe')).toEqual([{ kind: 'leave' }]);
  expect(asked('', 'Please leave.')).toEqual([{ kind: 'leave' }]);
  expect(asked('help')).toEqual([{ kind: 'help' }]);
  expect(asked('digest weekly')).toEqual([{ kind: 'deliver', delivery: 'weekly' }]);
  expect(asked('set digest daily')).toEqual([{ kind: 'deliver', delivery: 'daily' }]);
  expect(asked('each')).toEqual([{ kind: 'deliver', delivery: 'each' }]);
  expect(asked('receipts')).toEqual([{ kind: 'receipts', wanted: true }]);
  expect(asked('no receipts')).toEqual([{ kind: 'receipts', wanted: false }]);
  expect(asked('receipts off')).toEqual([{ kind: 'receipts', wanted: false }]);
  expect(asked('resume')).toEqual([{ kind: 'resume' }]);
});

test('a pause ends on the day that is named, in several ways of writing it', () => {
  const until = (text: string) => asked(`pause until ${text}`);

  expect(until('2026-12-24')).toEqual([{ kind: 'pause', until: '2026-12-24' }]);
  expect(until('24 December 2026')).toEqual([{ kind: 'pause', until: '2026-12-24' }]);
  expect(until('December 24, 2026')).toEqual([{ kind: 'pause', until: '2026-12-24' }]);
  expect(asked('pause for 2 weeks')).toEqual([{ kind: 'pause', until: '2026-12-07' }]);
  expect(until('2026-11-31')).toEqual([{ kind: 'pause-unclear', text: 'pause until 2026-11-31' }]);
  expect(until('2026-11-23')).toEqual([{ kind: 'pause-unclear', text: 'pause until 2026-11-23' }]);
  expect(until('2030-01-01')).toEqual([{ kind: 'pause-unclear', text: 'pause until 2030-01-01' }]);
  expect(asked('pause')).toEqual([{ kind: 'pause-unclear', text: 'pause' }]);
});

test('several lines are several requests, until one is none', () => {
  const found = asked('your list', 'digest weekly\n\npause until 2026-12-24\nWith kind regards\nleave');

  expect(found).toEqual([
    { kind: 'deliver', delivery: 'weekly' },
    { kind: 'pause', until: '2026-12-24' },
    { kind: 'unclear', text: 'With kind regards' },
  ]);
});

test('a signature and a quotation are no requests, and nothing asked is nothing', () => {
  expect(asked('help', '-- \nleave')).toEqual([{ kind: 'help' }]);
  expect(asked('help', '> leave')).toEqual([{ kind: 'help' }]);
  expect(asked('your list')).toEqual([]);
});
