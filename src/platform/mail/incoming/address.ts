import type { OwnAddress } from './model.ts';

/** The halves of an address, in lower case; an address without a host has an empty domain. */
export function ownAddress(address: string): OwnAddress {
  const at = address.lastIndexOf('@');
  const [local, domain] = at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
  return { local: local.toLowerCase(), domain: domain.toLowerCase() };
}
