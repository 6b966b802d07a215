import type { Verdicts } from '../authentication/verdicts.ts';
import type { HeaderLine } from './headers/lines.ts';
import type { MailChoices } from './choices.ts';

/** Why the list writes in the writer's name instead of leaving From as it is. */
export type WhyFromList = 'chosen' | 'writer-named' | 'marked' | 'domain-strict' | 'dns-silent';

/** What is known of a message that is to be passed on. */
export interface PassingOn {
  readonly choices: MailChoices;
  readonly fromAddress: string;
  readonly verdicts: Verdicts | null;
  readonly lines: readonly HeaderLine[];
  /** Names of the fields that the list takes away or brings. */
  readonly touched: ReadonlySet<string>;
}

/**
 * Whether From is to be the list's own address, and why; null where it stays the writer's.  A domain that publishes DMARC with
 * quarantine or reject is obeyed by those who receive: its mail stays proved only by a signature of its own that the list leaves whole,
 * since we, and not its servers, send the copies.
 */
export function whyFromList(passing: PassingOn): WhyFromList | null {
  const { choices, fromAddress, verdicts } = passing;
  const address = fromAddress.toLowerCase();
  const domain = address.slice(address.lastIndexOf('@') + 1);
  if (choices.fromLine === 'always') return 'chosen';
  if (choices.fromListFor.some((each) => each === address || isWithin(domain, each))) return 'writer-named';
  if (choices.subjectTag !== '' || choices.footer !== '') return 'marked';
  if (!verdicts || isSilent(verdicts)) return 'dns-silent';
  const { policy } = verdicts.dmarc;
  if (policy !== 'quarantine' && policy !== 'reject') return null;
  return staysProved(passing, verdicts) ? null : 'domain-strict';
}

const isWithin = (domain: string, named: string): boolean => domain === named || domain.endsWith(`.${named}`);

/** DMARC was not answered, or was judged by somebody who does not tell us what the domain publishes. */
const isSilent = ({ dmarc, why }: Verdicts): boolean =>
  dmarc.result === 'temperror' ||
  why === 'dns-did-not-answer' ||
  (dmarc.policy === null && (dmarc.result === 'pass' || dmarc.result === 'fail'));

function staysProved({ lines, touched }: PassingOn, { dkim, dmarc, spf, from }: Verdicts): boolean {
  // Where DMARC passed and SPF did not, a signature that is aligned made it pass, under the name of the domain or one near it.
  const bySignature = dmarc.result === 'pass' && spf.result !== 'pass';
  return dkim.some(
    ({ result, domain, selector }) =>
      result === 'pass' &&
      (domain?.toLowerCase() === from || (bySignature && dkim.length === 1)) &&
      signaturesBy(lines, domain, selector).some((names) => names.every((name) => !touched.has(name))),
  );
}

/** The names of the fields that each signature of this domain and selector covers. */
function signaturesBy(lines: readonly HeaderLine[], domain: string | null, selector: string | null): string[][] {
  return lines
    .filter(({ name }) => name === 'dkim-signature')
    .map(({ line }) => tagsOf(line.slice(line.indexOf(':') + 1)))
    .filter((tags) => tags.get('d') === domain?.toLowerCase() && tags.get('s') === selector?.toLowerCase())
    .map((tags) => (tags.get('h') ?? '').split(':'));
}

function tagsOf(value: string): Map<string, string> {
  const tags = value
    .replace(/\s+/g, '')
    .toLowerCase()
    .split(';')
    .map((tag) => {
      const sign = tag.indexOf('=');
      return [tag.slice(0, sign), tag.slice(sign + 1)] as const;
    });
  return new Map(tags);
}
