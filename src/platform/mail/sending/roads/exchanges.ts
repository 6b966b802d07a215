import { BlockList, isIP } from 'node:net';
import { Refusal } from '../smtp/reply.ts';
import type { Dns } from '../../authentication/authenticate.ts';

/** A server that takes mail for a domain. */
export interface Exchange {
  readonly host: string;
  readonly address: string;
}

const mostHosts = 5;
const mostExchanges = 8;

/**
 * The servers of a domain, those to be asked first at the front: its MX in their order, those of one rank at random; without any MX the
 * machine of that name (RFC 5321, section 5.1).  Addresses within a house are left out, so that nobody's MX leads to our own machines.
 *
 * @throws Refusal for a domain that is not there, or takes no mail (null MX, RFC 7505); another error when the DNS is away
 */
export async function exchangesOf(dns: Dns, domain: string, mayReach = isPublic): Promise<Exchange[]> {
  const records = (await answers(dns, domain, 'MX')) as { exchange: string; priority: number }[];
  if (records.length > 0 && records.every(({ exchange }) => exchange === '' || exchange === '.'))
    throw refused(556, '5.1.10', 'the domain takes no mail');
  const hosts = records
    .filter(({ exchange }) => exchange !== '' && exchange !== '.')
    .map(({ exchange, priority }) => ({ exchange, rank: priority + Math.random() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ exchange }) => exchange)
    .slice(0, mostHosts);
  const found = await Promise.all((hosts.length > 0 ? hosts : [domain]).map((host) => addressesOf(dns, host)));
  if (hosts.length === 0 && found.flat().length === 0)
    throw refused(550, '5.1.2', 'the domain takes no mail: it has no server');
  const within = found
    .flat()
    .filter(({ address }) => mayReach(address))
    .slice(0, mostExchanges);
  if (within.length === 0) throw new Error('no server of the domain has an address that can be reached');
  return within;
}

async function addressesOf(dns: Dns, host: string): Promise<Exchange[]> {
  const found = await Promise.all((['AAAA', 'A'] as const).map((type) => answers(dns, host, type)));
  return (found as string[][])
    .flatMap((addresses) => addresses.slice(0, mostExchanges))
    .map((address) => ({ host, address }));
}

/** None where there are none. @throws when nobody answered */
async function answers(dns: Dns, name: string, type: 'MX' | 'A' | 'AAAA'): Promise<readonly unknown[]> {
  try {
    return (await dns(name, type)) as unknown[];
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOTFOUND' || code === 'ENODATA' || code === 'EBADNAME') return [];
    throw new Error(`the DNS does not answer for the domain (${code})`, { cause: error });
  }
}

/** As if a server had said so. */
function refused(code: number, status: string, words: string): Refusal {
  const text = `${status} ${words}`;
  return new Refusal({ code, status, text, lines: [text] }, 'recipient');
}

const house = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  house.addSubnet(network, bits, 'ipv4');
const world = new BlockList();
world.addSubnet('2000::', 3, 'ipv6');

/** Whether an address belongs to the world rather than to a machine, a house or nobody. */
function isPublic(address: string): boolean {
  return isIP(address) === 4 ? !house.check(address, 'ipv4') : world.check(address, 'ipv6');
}
