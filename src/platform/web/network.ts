import { BlockList, isIP } from 'node:net';

/** Gives the network of a request: the peer, or what trusted proxies say of it; of an IPv6 address its first 64 bits. */
export type NetworkOf = (peer: string, forwardedFor: string | null) => string;

/**
 * Reads X-Forwarded-For from its end, as long as the speaker is a trusted proxy: what stands further left was said by
 * someone we do not know.
 *
 * @param trusted addresses or networks in CIDR notation
 */
export function networkReader(trusted: readonly string[]): NetworkOf {
  const proxies = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits) proxies.addSubnet(address, Number(bits), family);
    else proxies.addAddress(address, family);
  }
  const isProxy = (address: string) =>
    isIP(address) > 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

  return (peer, forwardedFor) => {
    let speaker = plainAddress(peer);
    for (const said of (forwardedFor ?? '').split(',').reverse()) {
      if (!isProxy(speaker)) break;
      const address = plainAddress(said.trim());
      if (isIP(address) === 0) break;
      speaker = address;
    }
    return networkOfAddress(speaker);
  };
}

/** One household has 2^64 addresses of IPv6; whoever counts by address would count nothing. */
function networkOfAddress(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head, tail] = address
    .toLowerCase()
    .split('::')
    .map((half) => half.split(':').filter(Boolean));
  const missing = tail ? Math.max(0, 8 - head!.length - tail.length) : 0;
  const groups = [...head!, ...Array<string>(missing).fill('0'), ...(tail ?? [])];
  return `${groups.slice(0, 4).join(':')}::`;
}

/** An IPv4 address that came over IPv6 is the IPv4 address. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
