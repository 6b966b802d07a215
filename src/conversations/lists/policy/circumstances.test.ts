import { expect, test } from 'vitest';
import type { ReadMessage, Verdicts } from '../../../platform/mail/index.ts';
import { circumstancesOf } from './circumstances.ts';

const verdicts = { isAligned: true, why: null, spf: { result: 'none' } } as unknown as Verdicts;

/** Whether a message with the header has been through libraries@lists.example.org. */
function hasLooped(name: string, value: string): boolean {
  const message = { headers: [{ name, value }], defects: [], to: [], cc: [], text: '' } as unknown as ReadMessage;
  const mail = { envelopeFrom: 'ada@example.org', clientAddress: null };
  return circumstancesOf(mail, message, verdicts, 'libraries@lists.example.org').hasLooped;
}

test('a message has looped when it was in this list, and not when it was in one whose address ends alike', () => {
  expect([
    hasLooped('x-loop', ' Libraries@Lists.example.org '),
    hasLooped('list-id', 'Libraries <libraries.lists.example.org>'),
    hasLooped('x-loop', 'public-libraries@lists.example.org'),
    hasLooped('list-id', '<public-libraries.lists.example.org>'),
  ]).toEqual([true, true, false, false]);
});
