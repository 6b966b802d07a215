import { connectTo } from '../smtp/connection.ts';
import type { Server } from '../smtp/line.ts';
import { openLines } from './lines.ts';
import { openPause } from './pause.ts';
import type { Road, Roads } from './road.ts';

const usualConnections = 20;

/** All mail goes to one server, which brings it further. */
export function relayRoads(server: Server, ourName: string, places = usualConnections): Roads {
  const lines = openLines(() => connectTo(server, ourName));
  const road = { name: 'relay', pause: openPause(5_000, 300_000), take: lines.take, giveBack: lines.giveBack };
  return oneRoad(road, places, lines.close);
}

/** An example sends nothing; its copies stay in the ledger, where the mailbox page shows them. */
export const exampleRoads = (): Roads =>
  oneRoad({ name: 'example', pause: openPause(1, 1), ...nowhere }, usualConnections, () => {});

const oneRoad = (road: Road, places: number, close: () => void): Roads => ({
  places,
  isOne: true,
  nameOf: () => road.name,
  to: () => road,
  close,
});

const nowhere: Pick<Road, 'take' | 'giveBack'> = {
  take: () =>
    Promise.resolve({
      isOpen: true,
      send: () => Promise.resolve({ code: 250, status: null, text: 'kept in the example', lines: [] }),
      close: () => {},
    }),
  giveBack: () => {},
};
