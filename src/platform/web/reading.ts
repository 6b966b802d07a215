import { hashOf, isToken, type Limit } from '../auth/index.ts';
import { minutes } from '../time/index.ts';
import { tokenIn } from './bearer.ts';
import { TooMany } from './call.ts';

/** How often a program may read what is alike for everyone: a list of a thousand things, read one by one, stays within it. */
export const readsByNetwork: Limit = { name: 'reads, network', most: 1_200, windowMs: minutes(1) };
export const readsByToken: Limit = { name: 'reads, token', most: 1_200, windowMs: minutes(1) };

/** Who reads, and when. */
export interface Reader {
  readonly network: string;
  readonly headers: Headers;
  readonly at: Date;
}

/** Counts a reading. @throws TooMany */
export type CountReading = (reader: Reader) => void;

/** Beyond so many keys in a window all are forgotten: a flood from everywhere must not fill the memory. */
const mostKeys = 100_000;

/**
 * Counts in memory, each process for itself: what is read is answered from memory too, and a row written for every reading would cost
 * more than the reading.  A token is counted whether it works or not; nobody asks the database for it.
 */
export function readingCounter(): CountReading {
  const counts = new Map<string, number>();
  let window = 0;
  return ({ network, headers, at }) => {
    const now = Math.floor(at.getTime() / readsByNetwork.windowMs);
    if (now !== window || counts.size >= mostKeys) counts.clear();
    window = now;
    const token = tokenIn(headers);
    const keys: [Limit, string][] = [[readsByNetwork, network]];
    if (token && isToken(token)) keys.push([readsByToken, hashOf(token).toString('hex')]);
    for (const [{ name, most, windowMs }, key] of keys) {
      const count = (counts.get(`${name} ${key}`) ?? 0) + 1;
      counts.set(`${name} ${key}`, count);
      if (count > most) throw new TooMany(new Date((window + 1) * windowMs));
    }
  };
}
