import type { Dns } from '../../authentication/authenticate.ts';
import { connectTo, type Connection } from '../smtp/connection.ts';
import { NoTls } from '../smtp/line.ts';
import { exchangesOf, type Exchange } from './exchanges.ts';
import { openLines, type Lines } from './lines.ts';
import { openPause } from './pause.ts';
import type { Road, Roads } from './road.ts';

interface DirectParts {
  readonly dns: Dns;
  readonly ourName: string;
  /** Where their servers listen; 25 unless told. */
  readonly port?: number;
  /** Which addresses may be asked; those of the world unless told. */
  readonly mayReach?: (address: string) => boolean;
}

const connectionsToADomain = 5;
const knownMs = 300_000;
const mostRoads = 5_000;

/** Mail goes to the servers of each domain, at most five connections to each, and over TLS where they have it. */
export function directRoads(parts: DirectParts): Roads {
  const roads = new Map<string, Road & { readonly lines: Lines }>();
  return {
    places: connectionsToADomain,
    isOne: false,
    nameOf: (domain) => domain,
    to(domain) {
      const road = roads.get(domain) ?? roadTo(parts, domain);
      if (roads.size >= mostRoads) roads.delete(roads.keys().next().value!);
      roads.set(domain, road);
      return road;
    },
    close() {
      for (const { lines } of roads.values()) lines.close();
    },
  };
}

function roadTo(parts: DirectParts, domain: string): Road & { readonly lines: Lines } {
  let known: { readonly exchanges: Promise<Exchange[]>; readonly since: number } | undefined;
  const exchanges = () => {
    // What is known holds for five minutes, and so does that nobody answered: a thousand copies ask once.
    if (!known || performance.now() - known.since > knownMs)
      known = { exchanges: exchangesOf(parts.dns, domain, parts.mayReach), since: performance.now() };
    return known.exchanges;
  };
  const lines = openLines(async () => connectToFirst(parts, await exchanges()));
  return { name: domain, pause: openPause(60_000, 3_600_000), take: lines.take, giveBack: lines.giveBack, lines };
}

/** Asks one after the other. @throws what the last one said */
async function connectToFirst(parts: DirectParts, exchanges: readonly Exchange[]): Promise<Connection> {
  let failure: unknown;
  for (const exchange of exchanges) {
    try {
      return await connect(parts, exchange);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** A server whose TLS does not work is asked again without: that is no worse than one that has none (RFC 3207, RFC 7435). */
async function connect({ ourName, port = 25 }: DirectParts, { host, address }: Exchange): Promise<Connection> {
  const server = { host, address, port, isSecure: false, user: '', password: '', trustsAnyone: true };
  try {
    return await connectTo(server, ourName);
  } catch (error) {
    if (error instanceof NoTls) return connectTo({ ...server, avoidsTls: true }, ourName);
    throw error;
  }
}
