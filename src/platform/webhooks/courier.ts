import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { AddressNotAllowed, checkedLookup, isPublicAddress } from './address.ts';

/** What came of a message. */
export type Came = { readonly status: number; readonly answer: string } | { readonly trouble: Trouble };

/**
 * `address` where the name leads to a place that is not for everybody; `unreachable` for all that the network does; `kept-here` in a
 * house from which nothing leaves.
 */
export type Trouble = 'address' | 'too-late' | 'unreachable' | 'kept-here';

/** Brings a message to an address. Never throws. */
export type Courier = (address: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Came>;

/** Of an example nothing leaves the machine. */
export const keepHere: Courier = () => Promise.resolve({ trouble: 'kept-here' });

interface Ways {
  readonly request?: typeof httpsRequest;
  readonly lookup?: Parameters<typeof checkedLookup>[1];
  readonly isAllowed?: (address: string) => boolean;
  readonly timeoutMs?: number;
}

/** Whoever does not answer within this time holds up the other tasks of the house. */
const longestMs = 5_000;
/** More of an answer is not read. */
const mostBytes = 1_024;

/**
 * Posts to the internet: to addresses that were checked after the DNS had named them, following no redirect, for a few seconds,
 * and reading no more than the beginning of what comes back.
 */
export function openCourier({
  request = httpsRequest,
  lookup,
  isAllowed = isPublicAddress,
  timeoutMs = longestMs,
}: Ways = {}): Courier {
  return (address, headers, body) => {
    const { hostname } = new URL(address);
    // A connection to a bare address asks no DNS, so that nothing else would check it.
    if (isIP(hostname.replace(/^\[|\]$/g, '')) && !isAllowed(hostname.replace(/^\[|\]$/g, '')))
      return Promise.resolve({ trouble: 'address' });
    return new Promise((resolve) => {
      const signal = AbortSignal.timeout(timeoutMs);
      let isAnswered = false;
      const fail = (error?: Error) => resolve({ trouble: troubleOf(error, signal) });
      const sending = request(
        address,
        {
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          lookup: checkedLookup(isAllowed, lookup),
          agent: false,
          signal,
        },
        (answer) => {
          isAnswered = true;
          let text = '';
          const done = () => resolve({ status: answer.statusCode ?? 0, answer: text });
          answer.setEncoding('utf8');
          answer.on('data', (piece: string) => {
            text = (text + piece).slice(0, mostBytes);
            if (text.length < mostBytes) return;
            done();
            answer.destroy();
          });
          answer.on('end', done);
          // Whatever breaks after the status is known changes nothing of it.
          answer.on('error', done);
        },
      );
      sending.on('error', fail);
      // Who wants to speak something else than HTTP (101) is hung up on, and that is no error.
      sending.on('close', () => isAnswered || fail());
      sending.end(body);
    });
  };
}

function troubleOf(error: Error | undefined, signal: AbortSignal): Trouble {
  if (error instanceof AddressNotAllowed) return 'address';
  return signal.aborted ? 'too-late' : 'unreachable';
}
