import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../../testing/index.ts';
import { threadsOf, type Threadable } from './threading.ts';

const message = (id: string, given: Partial<Threadable> = {}): Threadable => ({
  id,
  inReplyTo: [],
  references: [],
  subject: '',
  date: null,
  ...given,
});
const on = (day: number) => new Date(Date.UTC(2026, 0, day));
const parentsOf = (messages: readonly Threadable[]) =>
  Object.fromEntries([...threadsOf(messages)].map(([id, { parent }]) => [id, parent]));

describe('the parent of a message', () => {
  test('is what it says it answers, else the last ancestor that is known', () => {
    const messages = [
      message('a'),
      message('b', { inReplyTo: ['a'] }),
      message('c', { inReplyTo: ['unknown'], references: ['a', 'b', 'gone'] }),
      message('d', { inReplyTo: ['a'], references: ['a', 'b'] }),
    ];

    expect(parentsOf(messages)).toEqual({ a: null, b: 'a', c: 'b', d: 'a' });
  });

  test('may come later, and then the tree is mended', () => {
    const messages = [
      message('c', { references: ['a', 'b'], date: on(3) }),
      message('a', { date: on(4) }),
      message('b', { inReplyTo: ['a'], date: on(5) }),
    ];

    expect(parentsOf(messages)).toEqual({ a: null, b: 'a', c: 'b' });
  });

  test('is never the message itself, nor one beneath it', () => {
    const messages = [
      message('a', { inReplyTo: ['a'] }),
      message('b', { inReplyTo: ['c'] }),
      message('c', { inReplyTo: ['b'] }),
    ];

    expect(parentsOf(messages)).toEqual({ a: null, b: null, c: 'b' });
  });

  test('that never came still holds its answers together', () => {
    const placings = threadsOf([message('b', { references: ['a'] }), message('c', { references: ['a', 'x'] })]);

    expect([...placings.values()]).toEqual([
      { parent: null, by: null, ghost: 'a' },
      { parent: null, by: null, ghost: 'a' },
    ]);
  });

  test('is found by the subject where a reply names nobody, within thirty days', () => {
    const messages = [
      message('a', { subject: '[list] Shelves', date: on(1) }),
      message('b', { subject: 'AW: Re[2]: [list]  shelves', date: on(20) }),
      message('c', { subject: 'Shelves', date: on(21) }),
      message('d', { subject: 'Re: Shelves', date: on(60) }),
      message('e', { subject: 'Re: Shelves', references: ['gone'], date: on(22) }),
      message('f', { subject: 'Re:', date: on(23) }),
    ];

    expect(parentsOf(messages)).toEqual({ a: null, b: 'a', c: null, d: null, e: null, f: null });
  });

  test('counts once where a message comes twice', () => {
    expect(threadsOf([message('a'), message('a', { inReplyTo: ['b'] }), message('b')]).size).toBe(2);
  });
});

test('a thread of fifty thousand is placed in time', async () => {
  const chain = Array.from({ length: 50_000 }, (_, n) => message(`m${n}`, { references: n > 0 ? [`m${n - 1}`] : [] }));
  let placings: ReturnType<typeof threadsOf> | undefined;

  const spent = await processorTime(() => (placings = threadsOf(chain.toReversed())));

  expect(placings?.get('m49999')?.parent).toBe('m49998');
  expect(spent).toBeLessThan(5000);
});

test('there is never a circle, and the order in which messages are given does not matter', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const given = fc.uniqueArray(
    fc.record({
      id,
      inReplyTo: fc.array(id, { maxLength: 2 }),
      references: fc.array(id, { maxLength: 4 }),
      subject: fc.constant(''),
      date: fc.constant(null),
    }),
    { selector: (each) => each.id },
  );
  fc.assert(
    fc.property(given, (messages) => {
      const parents = parentsOf(messages);

      expect(parentsOf(messages.toReversed())).toEqual(parents);
      for (const start of Object.keys(parents)) {
        let at: string | null | undefined = start;
        for (let steps = 0; at; steps++) {
          expect(steps).toBeLessThan(8);
          at = parents[at];
        }
      }
    }),
  );
});
