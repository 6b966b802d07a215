/** What SPF, DKIM, DMARC and ARC say of a message. */
export interface Verdicts {
  readonly spf: { readonly result: Result; readonly domain: string | null };
  /** One for each signature that was looked at. */
  readonly dkim: readonly {
    readonly result: Result;
    readonly domain: string | null;
    readonly selector: string | null;
  }[];
  readonly dmarc: {
    readonly result: Result;
    readonly domain: string | null;
    readonly policy: 'none' | 'quarantine' | 'reject' | null;
  };
  readonly arc: { readonly result: Result; readonly sealer: string | null };
  /** The domain of From; null when there is none, or more than one. */
  readonly from: string | null;
  /** Whether the domain of From is vouched for: then the address in From may be taken as the sender's. */
  readonly isAligned: boolean;
  readonly why: Why;
}

/** As in Authentication-Results (RFC 8601). */
export type Result = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'policy' | 'temperror' | 'permerror';

/** By what the domain of From is vouched for, or why it is not. */
export type Why =
  | 'dmarc-passed'
  | 'dkim-aligned'
  | 'spf-aligned'
  | 'partly-signed'
  | 'no-single-from'
  | 'dmarc-failed'
  | 'not-aligned'
  | 'dns-did-not-answer'
  | 'header-too-large';

/** Nothing was found out. */
export function noVerdicts(result: Result, from: string | null, why: Why): Verdicts {
  return {
    spf: { result, domain: null },
    dkim: [],
    dmarc: { result, domain: null, policy: null },
    arc: { result, sealer: null },
    from,
    isAligned: false,
    why,
  };
}

/**
 * Whether, and by what, the domain of From is vouched for.  DMARC decides where it says something; where the domain publishes
 * nothing, a passing signature or sender of that domain, or of one above it, will do.
 */
export function alignment(
  verdicts: Pick<Verdicts, 'spf' | 'dkim' | 'dmarc' | 'from'>,
): Pick<Verdicts, 'isAligned' | 'why'> {
  const { spf, dkim, dmarc, from } = verdicts;
  if (from === null) return { isAligned: false, why: 'no-single-from' };
  if (dmarc.result === 'pass') return { isAligned: true, why: 'dmarc-passed' };
  if (dmarc.result === 'fail') return { isAligned: false, why: 'dmarc-failed' };
  if (dmarc.result !== 'none') return { isAligned: false, why: 'dns-did-not-answer' };
  if (dkim.some(({ result, domain }) => result === 'pass' && speaksFor(domain, from)))
    return { isAligned: true, why: 'dkim-aligned' };
  if (spf.result === 'pass' && speaksFor(spf.domain, from)) return { isAligned: true, why: 'spf-aligned' };
  const isUnanswered = [spf, ...dkim].some(({ result }) => result === 'temperror');
  return { isAligned: false, why: isUnanswered ? 'dns-did-not-answer' : 'not-aligned' };
}

/** A domain speaks for itself and for those below it; not for those beside it or above. */
function speaksFor(domain: string | null, from: string): boolean {
  const name = domain?.toLowerCase().replace(/\.$/, '');
  return !!name && name.includes('.') && (from === name || from.endsWith(`.${name}`));
}
