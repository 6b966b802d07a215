import type { AuthenticateResult, DMARCResult, DNSResolver } from 'mailauth';
import { boundedMessage } from './bounded.ts';
import { alignment, noVerdicts, type Result, type Verdicts } from './verdicts.ts';

/** Looks a name up in the DNS, as `node:dns/promises` does; it rejects with a `code`, `ENOTFOUND` or `ENODATA` when there is nothing. */
export type Dns = DNSResolver;

/** How a message came, and how its senders are looked up. */
export interface Arrival {
  /** Of the client that handed it over. */
  readonly ip: string;
  readonly helo: string;
  /** Of MAIL FROM; empty for a report. */
  readonly mailFrom: string;
  readonly resolver: Dns;
  /** For all of it; 10 seconds unless told. */
  readonly timeoutMs?: number;
}

const mostLookups = 60;

/**
 * Tells whether a message comes from whom it says it does.  It never throws, and ends when its time is over: what the DNS has not
 * answered by then is `temperror`, never `pass`.
 */
export async function authenticate(raw: Uint8Array, arrival: Arrival): Promise<Verdicts> {
  const message = boundedMessage(raw);
  if (!message) return noVerdicts('permerror', null, 'header-too-large');
  // Fifty megabytes, and most processes never take mail in.
  const { authenticate: judge } = await import('mailauth');
  const bounds = bounded(arrival.resolver, arrival.timeoutMs ?? 10_000);
  const judged = await judge(message, {
    ip: arrival.ip,
    helo: arrival.helo,
    sender: arrival.mailFrom,
    mta: 'localhost',
    resolver: bounds.resolver,
    disableBimi: true,
    rejectRsaSha1: true,
  })
    .catch(() => null)
    .finally(() => bounds.end());
  if (!judged) return noVerdicts('temperror', null, 'dns-did-not-answer');
  const verdicts = asVerdicts(judged);
  // The library says that a chain is broken also where its keys could not be asked for; a seal that repeats this cannot be taken back.
  return bounds.wasAway() && verdicts.arc.result === 'fail'
    ? { ...verdicts, arc: { ...verdicts.arc, result: 'temperror' } }
    : verdicts;
}

/** A resolver that answers within the time and for so many questions, and else as a DNS that is away. */
function bounded(resolver: DNSResolver, timeoutMs: number) {
  const away = () => Object.assign(new Error('the DNS did not answer in time'), { code: 'ETIMEOUT' });
  let left = mostLookups;
  let wasAway = false;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(away()), timeoutMs);
  });
  over.catch(() => {});
  return {
    resolver: (async (name, type) => {
      try {
        if (left-- <= 0) throw away();
        return await Promise.race([resolver(name, type), over]);
      } catch (error) {
        wasAway ||= !nothingThere.has((error as NodeJS.ErrnoException).code ?? '');
        throw error;
      }
    }) satisfies DNSResolver,
    /** Whether a question got no answer, not even that there is nothing. */
    wasAway: () => wasAway,
    end: () => clearTimeout(timer),
  };
}

const nothingThere: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);

function asVerdicts({ spf, dkim, dmarc, arc }: AuthenticateResult): Verdicts {
  const domains = new Set(dkim.headerFrom.map((address) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()));
  const from = domains.size === 1 && dkim.fromFields === 1 ? ([...domains][0] ?? null) : null;
  const found = {
    spf: spf ? { result: resultOf(spf), domain: spf.domain || null } : { result: 'none' as const, domain: null },
    dkim: dkim.results
      .filter(({ signingDomain }) => signingDomain)
      .map((each) => ({
        result: each.status.underSized ? ('policy' as const) : resultOf(each),
        domain: each.signingDomain ?? null,
        selector: each.selector ?? null,
      })),
    dmarc: dmarc
      ? { result: resultOf(dmarc), domain: dmarc.policyDomain ?? dmarc.domain ?? null, policy: policyOf(dmarc.policy) }
      : { result: 'none' as const, domain: null, policy: null },
    arc: arc
      ? { result: resultOf(arc), sealer: (arc.signature && arc.signature.signingDomain) || null }
      : { result: 'none' as const, sealer: null },
    from,
  };
  // Where the domain publishes nothing the library leaves this out, against its own types.
  const aligned = (dmarc || undefined)?.alignment as DMARCResult['alignment'] | undefined;
  // A signature over a part of the body lets anybody write on below it.
  if (aligned?.dkim.underSized && !aligned.spf.result) return { ...found, isAligned: false, why: 'partly-signed' };
  return { ...found, ...alignment(found) };
}

const results = new Set<string>([
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'policy',
  'temperror',
  'permerror',
] satisfies Result[]);

function resultOf({ status }: { status: { result: string } }): Result {
  const word = status.result === 'temperr' ? 'temperror' : status.result;
  return results.has(word) ? (word as Result) : 'none';
}

function policyOf(policy: string): Verdicts['dmarc']['policy'] {
  return policy === 'none' || policy === 'quarantine' || policy === 'reject' ? policy : null;
}
