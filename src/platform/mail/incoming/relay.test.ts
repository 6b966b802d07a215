import { expect, test } from 'vitest';
import { afterRelay } from './relay.ts';
import { processorTime } from '../../../testing/index.ts';

const kept = (isFromPeer: boolean, ...lines: string[]) => ({
  id: 1,
  receivedAt: new Date('2026-11-23T18:00:00Z'),
  raw: Buffer.from(lines.join('\r\n')),
  envelopeFrom: 'ada@example.org',
  clientAddress: '203.0.113.9',
  clientName: 'mx.example.net',
  isFromPeer,
});
const lines = [
  'Authentication-Results: mx.lists.example.org;',
  '\tdmarc=pass header.from=example.org',
  'Received: from mx.example.net by mx.lists.example.org',
  'authentication-results : mx.lists.example.org; dmarc=pass',
  'From: Ada Lane <ada@example.org>',
  'Subject: Authentication-Results: of no interest',
  '',
  'Authentication-Results: in the text',
];

test('the word of a relay of ours is taken, and what others wrote in its place is taken out', () => {
  const { raw, verdicts } = afterRelay(
    kept(true, ...lines.slice(0, 3), 'Received: before', ...lines.slice(3)),
    'mx.lists.example.org',
  );

  expect([verdicts?.isAligned, verdicts?.dmarc.result, verdicts?.from]).toEqual([true, 'pass', 'example.org']);
  expect(raw.toString().split('\r\n')).toEqual([...lines.slice(0, 3), 'Received: before', ...lines.slice(4)]);
});

test('without a name for the relay, and from a stranger, no such word is believed or passed on', () => {
  const without = [lines[2], ...lines.slice(4)];

  for (const [isFromPeer, name] of [
    [true, null],
    [false, 'mx.lists.example.org'],
  ] as const) {
    const { raw, verdicts } = afterRelay(kept(isFromPeer, ...lines), name);
    expect(verdicts).toBeNull();
    expect(raw.toString().split('\r\n')).toEqual(without);
  }
});

test('a header that never ends is read in time', async () => {
  const endless = { ...kept(false), raw: Buffer.from('Authentication-Results: x\r\n'.repeat(400_000)) };

  let raw: Buffer = endless.raw;
  const spent = await processorTime(() => ({ raw } = afterRelay(endless, null)));

  expect(raw.length).toBe(0);
  expect(spent).toBeLessThan(10_000);
});
