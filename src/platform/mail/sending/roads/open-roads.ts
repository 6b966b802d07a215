import type { Dns } from '../../authentication/authenticate.ts';
import { directRoads } from './direct.ts';
import { relayRoads } from './relay.ts';
import type { Roads } from './road.ts';
import { serverOf } from './server.ts';

/** The ways of a URL: to one server, or with `direct:` to those of each domain. */
export function openRoads(url: string, { dns, ourName }: { readonly dns: Dns; readonly ourName: string }): Roads {
  const server = serverOf(url);
  return server ? relayRoads(server, ourName) : directRoads({ dns, ourName });
}
