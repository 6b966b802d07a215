import type { Dns } from '../authentication/authenticate.ts';
import type { PublicRecord } from '../signing/public-record.ts';

/** What a domain publishes of its mail, and what is asked of it. */
export interface Publishing {
  readonly dns: Dns;
  /** The domain of our addresses. */
  readonly domain: string;
  /** What has to stand there so that our signatures can be checked; none where the server signs. */
  readonly records: readonly PublicRecord[];
  /** The server that sends for us; null where there is none, or none with a name. */
  readonly server: string | null;
  /** For each question; 4 seconds unless told. */
  readonly timeoutMs?: number;
}

export const recordKinds = ['mx', 'spf', 'dkim', 'dmarc', 'ptr'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** One thing that a domain publishes or should. */
export interface Published {
  readonly kind: RecordKind;
  /** Where it stands. */
  readonly name: string;
  readonly found: readonly string[];
  /** `silent`: the DNS did not answer. */
  readonly state: 'good' | 'missing' | 'wrong' | 'silent';
  /** What should stand there; null where that is not ours to say, or it is good. */
  readonly publish: string | null;
}

/**
 * Looks up what the domain publishes, all at once; it ends when its time is over, and never throws.  None for an address of a machine, or
 * a name within a house: nobody outside is asked about it.
 */
export async function publishedBy(publishing: Publishing): Promise<Published[]> {
  const ask = asking(publishing);
  const { domain, records, server } = publishing;
  if (!/\.[a-z][a-z0-9-]*$/i.test(domain)) return [];
  const isServerElsewhere = server !== null && !/^(?:localhost|127\.|\[?::1)/.test(server);
  const all = await Promise.all([
    mailExchange(ask, domain),
    senderPolicy(ask, domain, isServerElsewhere ? server : null),
    ...records.map((record) => signingKey(ask, record)),
    alignmentPolicy(ask, domain),
    ...(isServerElsewhere ? [reverseName(ask, server)] : []),
  ]);
  return all;
}

/** The answers as lines; none where there is nothing; null where nobody answered. */
type Ask = (name: string, type: 'A' | 'MX' | 'PTR' | 'TXT') => Promise<string[] | null>;

function asking({ dns, timeoutMs = 4_000 }: Publishing): Ask {
  return async (name, type) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), timeoutMs)));
    try {
      const answer = await Promise.race([dns(name, type), late]);
      return answer === null ? null : (answer as unknown[]).map(asLine).slice(0, 20);
    } catch (error) {
      const code = (error as { code?: string }).code;
      return code === 'ENOTFOUND' || code === 'ENODATA' ? [] : null;
    } finally {
      clearTimeout(timer);
    }
  };
}

function asLine(answer: unknown): string {
  if (Array.isArray(answer)) return answer.join('').slice(0, 1000);
  if (typeof answer === 'object' && answer !== null && 'exchange' in answer) return String(answer.exchange);
  return String(answer).slice(0, 1000);
}

async function mailExchange(ask: Ask, domain: string): Promise<Published> {
  const found = await ask(domain, 'MX');
  return {
    kind: 'mx',
    name: domain,
    ...judged(found, (hosts) => (hosts.length > 0 ? 'good' : 'missing')),
    publish: null,
  };
}

async function senderPolicy(ask: Ask, domain: string, server: string | null): Promise<Published> {
  const found = (await ask(domain, 'TXT'))?.filter((text) => /^v=spf1(?:\s|$)/i.test(text)) ?? null;
  // Two are as good as none (RFC 7208, section 4.5).
  const judgement = judged(found, ({ length }) => (length === 1 ? 'good' : length === 0 ? 'missing' : 'wrong'));
  const publish = judgement.state === 'good' ? null : `v=spf1 ${server === null ? 'mx' : `a:${server}`} ~all`;
  return { kind: 'spf', name: domain, ...judgement, publish };
}

async function signingKey(ask: Ask, { name, text }: PublicRecord): Promise<Published> {
  const found = await ask(name, 'TXT');
  const keyIn = (record: string) => /\bp=([^;]*)/.exec(record.replace(/\s+/g, ''))?.[1];
  const judgement = judged(found, (texts) => {
    if (texts.length === 0) return 'missing';
    return texts.length === 1 && keyIn(texts[0]!) === keyIn(text) ? 'good' : 'wrong';
  });
  return { kind: 'dkim', name, ...judgement, publish: judgement.state === 'good' ? null : text };
}

async function alignmentPolicy(ask: Ask, domain: string): Promise<Published> {
  const name = `_dmarc.${domain}`;
  const own = (await ask(name, 'TXT'))?.filter(isDmarc) ?? null;
  // A domain without a policy of its own is under that of a domain above it.
  const above = own?.length === 0 && domain.split('.').length > 2 ? domain.slice(domain.indexOf('.') + 1) : null;
  const found = above === null ? own : ((await ask(`_dmarc.${above}`, 'TXT'))?.filter(isDmarc) ?? null);
  const judgement = judged(found, ({ length }) => (length === 1 ? 'good' : length === 0 ? 'missing' : 'wrong'));
  return { kind: 'dmarc', name, ...judgement, publish: judgement.state === 'good' ? null : 'v=DMARC1; p=none' };
}

const isDmarc = (text: string): boolean => /^v=DMARC1\s*(?:;|$)/i.test(text);

/** The address of the server leads to a name, and that name back to the address. */
async function reverseName(ask: Ask, server: string): Promise<Published> {
  const addresses = /^\d+(?:\.\d+){3}$/.test(server) ? [server] : await ask(server, 'A');
  const [address] = addresses ?? [];
  if (!address) return { kind: 'ptr', name: server, ...judged(addresses, () => 'missing'), publish: null };
  const found = await ask(`${address.split('.').reverse().join('.')}.in-addr.arpa`, 'PTR');
  const back = found?.[0] === undefined ? [] : await ask(found[0], 'A');
  const judgement = judged(back === null ? null : found, (names) => {
    if (names.length === 0) return 'missing';
    return back!.includes(address) ? 'good' : 'wrong';
  });
  return { kind: 'ptr', name: address, ...judgement, publish: null };
}

function judged(
  found: string[] | null,
  judge: (found: string[]) => Published['state'],
): Pick<Published, 'found' | 'state'> {
  return found === null ? { found: [], state: 'silent' } : { found, state: judge(found) };
}
