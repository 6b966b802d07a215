import { expect, test } from 'vitest';
import { newToken } from '../auth/index.ts';
import { TooMany } from './call.ts';
import { readingCounter, readsByNetwork, readsByToken, type Reader } from './reading.ts';

const at = new Date('2026-11-23T18:00:20Z');
const from = (network: string, token?: string): Reader => ({
  network,
  headers: new Headers(token ? { authorization: `Bearer ${token}` } : {}),
  at,
});

/** How many of so many readings are let through, and until when the next has to wait. */
function tried(count: ReturnType<typeof readingCounter>, times: number, reader: (time: number) => Reader) {
  let through = 0;
  for (let time = 0; time < times; time += 1) {
    try {
      count(reader(time));
      through += 1;
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      return [through, error.until.toISOString()];
    }
  }
  return [through, null];
}

test('a network reads so often in a minute and then waits for its end; another network does not wait', () => {
  const count = readingCounter();

  expect([
    tried(count, 5_000, () => from('192.0.2.1')),
    tried(count, 1_000, () => from('192.0.2.2')),
    tried(count, 1_000, () => ({ ...from('192.0.2.1'), at: new Date('2026-11-23T18:01:00Z') })),
  ]).toEqual([
    [readsByNetwork.most, '2026-11-23T18:01:00.000Z'],
    [1_000, null],
    [1_000, null],
  ]);
});

test('a token reads so often in a minute, from however many networks; what is no token is not counted as one', () => {
  const count = readingCounter();
  const token = newToken();

  expect([
    tried(count, 5_000, (time) => from(`192.0.2.${time}`, token)),
    tried(count, 5_000, (time) => from(`198.51.100.${time}`, 'made-up')),
  ]).toEqual([
    [readsByToken.most, '2026-11-23T18:01:00.000Z'],
    [5_000, null],
  ]);
});
