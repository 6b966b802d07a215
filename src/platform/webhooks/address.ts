import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whether an address of the internet is one that everybody may reach: no private network, no machine itself, nothing that is
 * reserved, and no IPv6 address that stands for an IPv4 one of that kind.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const told = ipaddr.process(address);
  if (told instanceof ipaddr.IPv6 && !told.match(given)) return false;
  return told.range() === 'unicast';
}

/** No other IPv6 addresses have been given to anybody (RFC 4291); among the rest are some that stand for IPv4 ones, as `::127.0.0.1`. */
const given = ipaddr.IPv6.parseCIDR('2000::/3');

/** A webhook would reach a place that is not for everybody. */
export class AddressNotAllowed extends Error {}

/**
 * Looks a name up as Node does, and lets the connection go to the very addresses that were checked: a second answer of the DNS
 * is never asked for.  One that is not allowed among several spoils all.
 */
export function checkedLookup(
  isAllowed: (address: string) => boolean = isPublicAddress,
  lookup: typeof systemLookup = systemLookup,
): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [], 0);
      const bad = addresses.length === 0 || addresses.some(({ address }) => !isAllowed(address));
      if (bad) return done(new AddressNotAllowed(hostname) as NodeJS.ErrnoException, [], 0);
      if (options.all) return done(null, addresses);
      return done(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

/** Why an address cannot be called. */
export type AddressFault = 'not-an-address' | 'not-https' | 'with-password' | 'not-public';

/** Why an address cannot be called; null where it can, as far as one can tell without the DNS. */
export function addressFault(text: string): AddressFault | null {
  if (text.length > longestAddress || !URL.canParse(text)) return 'not-an-address';
  const { protocol, username, password, hostname } = new URL(text);
  if (protocol !== 'https:') return 'not-https';
  if (username || password) return 'with-password';
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal) && !isPublicAddress(literal)) return 'not-public';
  return localNames.test(hostname) ? 'not-public' : null;
}

const longestAddress = 500;

/** Names that never leave a house (RFC 6761, RFC 6762, and a name without a dot). */
const localNames = /^(?:[^.]+|.*\.(?:localhost|local|internal|home\.arpa|onion|invalid|test))\.?$/i;
