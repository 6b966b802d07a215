import { alignment, noVerdicts, type Result, type Verdicts } from './verdicts.ts';

interface Field {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

/** What a relay of our own found out, and what in the header is not its word. */
export interface TrustedResults {
  /** Null when there is no word of the relay. */
  readonly verdicts: Verdicts | null;
  /** The places of Authentication-Results in the header that are to be taken out. */
  readonly strip: readonly number[];
}

/**
 * Reads the Authentication-Results (RFC 8601) of a relay of our own: those under its name that stand above what the message
 * brought along, which is where its second Received begins.  The relay has to take out such fields of strangers itself; of two
 * that speak of one method the upper one counts.
 *
 * @param fromDomain the domain of From, when there is exactly one
 */
export function trustedResults(
  headers: readonly Field[],
  {
    authservId,
    isTrustedPeer,
    fromDomain,
  }: { authservId: string | null; isTrustedPeer: boolean; fromDomain: string | null },
): TrustedResults {
  const places = headers.flatMap(({ name }, index) => (name === 'authentication-results' ? [index] : []));
  if (!isTrustedPeer || authservId === null) return { verdicts: null, strip: places };
  const end = headers.flatMap(({ name }, index) => (name === 'received' ? [index] : []))[1] ?? headers.length;
  const trusted = places.filter((place) => place < end && idOf(headers[place]!.value) === authservId.toLowerCase());
  const strip = places.filter((place) => !trusted.includes(place));
  if (trusted.length === 0) return { verdicts: null, strip };
  return {
    verdicts: verdictsOf(
      trusted.flatMap((place) => methodsIn(headers[place]!.value)),
      fromDomain,
    ),
    strip,
  };
}

function idOf(value: string): string {
  return (/^[\s"]*([^\s;"]{1,255})/.exec(withoutComments(value))?.[1] ?? '').toLowerCase();
}

interface Method {
  readonly method: string;
  readonly result: Result;
  readonly properties: ReadonlyMap<string, string>;
}

function methodsIn(value: string): Method[] {
  return withoutComments(value)
    .split(';')
    .slice(1, 51)
    .flatMap((text) => {
      const [, method = '', word = ''] = /^\s*([a-z0-9-]{1,40})(?:\/\d+)?\s*=\s*([a-z]{1,20})/i.exec(text) ?? [];
      const result = word.toLowerCase();
      if (!results.has(result)) return [];
      const properties = [...text.matchAll(/([a-z]{1,20}\.[a-z0-9-]{1,40})\s*=\s*"?([^\s";]{1,500})/gi)];
      return [
        {
          method: method.toLowerCase(),
          result: result as Result,
          properties: new Map(properties.map(([, name = '', said = '']) => [name.toLowerCase(), said.toLowerCase()])),
        },
      ];
    });
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

const publishable = ['none', 'quarantine', 'reject'] as const;

function policyIn(dmarc: Method | undefined): Verdicts['dmarc']['policy'] {
  const published = dmarc?.properties.get('policy.published');
  return publishable.find((policy) => policy === published) ?? null;
}

/**
 * What a domain publishes has no property of its own: OpenDMARC and Rspamd write it into the comment behind the result.  Of the words for
 * the domain and for those below it the stricter one counts, since we do not know which was meant.
 */
function policyTold(before: string, comment: string): string {
  if (!/(?:^|;)\s*dmarc\s*=\s*[a-z]+\s*$/i.test(before)) return '';
  const told = [...comment.matchAll(/(?:^|\s)(?:p|sp|policy)=([a-z]+)/gi)].map(([, word = '']) => word.toLowerCase());
  const strictest = publishable.findLast((policy) => told.includes(policy));
  return strictest ? ` policy.published=${strictest}` : '';
}

/** Comments may hold anything, and each other; what is published is read from the one that tells it. */
function withoutComments(value: string): string {
  let [text, depth, comment] = ['', 0, ''];
  for (const letter of value.slice(0, 20_000)) {
    if (letter === ')' && depth === 1) text += policyTold(text, comment);
    if (letter === '(' && depth++ === 0) comment = '';
    else if (letter === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) text += letter;
    else comment += letter;
  }
  return text;
}

function verdictsOf(methods: readonly Method[], from: string | null): Verdicts {
  const first = (name: string) => methods.find(({ method }) => method === name);
  const spf = first('spf');
  const dmarc = first('dmarc');
  const dmarcDomain = dmarc?.properties.get('header.from') ?? null;
  const isAboutFrom = dmarcDomain === null || dmarcDomain === from;
  const found = {
    ...noVerdicts('none', from, 'not-aligned'),
    spf: { result: spf?.result ?? ('none' as const), domain: domainOf(spf?.properties.get('smtp.mailfrom')) },
    dkim: methods
      .filter(({ method }) => method === 'dkim')
      .map(({ result, properties }) => ({
        result,
        domain: properties.get('header.d') ?? domainOf(properties.get('header.i')),
        selector: properties.get('header.s') ?? null,
      })),
    dmarc: {
      result: (isAboutFrom && dmarc?.result) || ('none' as const),
      domain: dmarcDomain,
      policy: isAboutFrom ? policyIn(dmarc) : null,
    },
    arc: { result: first('arc')?.result ?? ('none' as const), sealer: null },
  };
  return { ...found, ...alignment(found) };
}

function domainOf(address: string | undefined): string | null {
  return address ? address.slice(address.lastIndexOf('@') + 1) || null : null;
}
