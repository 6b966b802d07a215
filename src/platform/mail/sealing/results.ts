import type { Verdicts } from '../authentication/verdicts.ts';

/**
 * Verdicts as the payload of Authentication-Results (RFC 8601), without the name of the field.  What was found is told, and who it was found of;
 * names that are none are left out, since a message brought them.
 */
export function resultsWritten(authservId: string, { spf, dkim, dmarc, arc }: Verdicts): string {
  const methods = [
    `spf=${spf.result}${property('smtp.mailfrom', spf.domain)}`,
    ...(dkim.length === 0 ? ['dkim=none'] : dkim.slice(0, mostSignatures).map(signatureWritten)),
    `dmarc=${dmarc.result}${dmarc.policy ? ` (p=${dmarc.policy})` : ''}${property('header.from', dmarc.domain)}`,
    `arc=${arc.result}`,
  ];
  return [authservId, ...methods].join(';\r\n ');
}

const mostSignatures = 10;

const signatureWritten = ({ result, domain, selector }: Verdicts['dkim'][number]): string =>
  `dkim=${result}${property('header.d', domain)}${property('header.s', selector)}`;

const property = (name: string, value: string | null): string =>
  value !== null && /^[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?$/i.test(value) ? ` ${name}=${value}` : '';
