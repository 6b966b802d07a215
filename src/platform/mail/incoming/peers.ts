import { BlockList, isIP } from 'node:net';

/**
 * Tells whether an address is one of the relays of our own.
 *
 * @param entries addresses or networks in CIDR notation
 */
export function peersOf(entries: readonly string[]): (address: string) => boolean {
  const peers = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    if (bits) peers.addSubnet(address, Number(bits), familyOf(address));
    else peers.addAddress(address, familyOf(address));
  }
  return (address) => isIP(address) > 0 && peers.check(address, familyOf(address));
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
