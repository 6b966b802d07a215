import { networkReader } from '../../web/network.ts';
import { doorLimits } from './limits.ts';

/** Keeps count of strangers by their networks, so that one of them does not keep the others out. */
export interface Guests {
  /** False when the network has as many connections as it may have; each true wants a `leave`. */
  enter(address: string): boolean;
  leave(address: string): void;
  /** Whether the network may still ask for addresses in this minute. */
  mayAsk(address: string): boolean;
  noteUnknown(address: string): void;
}

interface Guest {
  connections: number;
  unknown: number;
  since: number;
}

const minuteMs = 60_000;
const mostRemembered = 10_000;
const networkOf = networkReader([]);

/** @param now milliseconds that only go forwards */
export function openGuests(now: () => number = () => performance.now()): Guests {
  const guests = new Map<string, Guest>();

  function guestAt(address: string): Guest {
    const network = networkOf(address, null);
    const known = guests.get(network);
    const guest = known ?? { connections: 0, unknown: 0, since: now() };
    if (now() - guest.since >= minuteMs) Object.assign(guest, { unknown: 0, since: now() });
    if (!known) {
      if (guests.size >= mostRemembered) forgetQuiet(guests, now());
      guests.set(network, guest);
    }
    return guest;
  }

  return {
    enter(address) {
      const guest = guestAt(address);
      if (guest.connections >= doorLimits.clientsOfNetwork) return false;
      guest.connections += 1;
      return true;
    },
    leave(address) {
      guestAt(address).connections -= 1;
    },
    mayAsk: (address) => guestAt(address).unknown < doorLimits.unknownInMinute,
    noteUnknown(address) {
      guestAt(address).unknown += 1;
    },
  };
}

function forgetQuiet(guests: Map<string, Guest>, now: number): void {
  for (const [network, { connections, since }] of guests)
    if (connections === 0 && now - since >= minuteMs) guests.delete(network);
}
