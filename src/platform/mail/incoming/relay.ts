import { trustedResults } from '../authentication/trusted-results.ts';
import { readAddresses } from '../reading/addresses.ts';
import { readHeader } from '../reading/header.ts';
import type { IncomingMail, KeptMail } from './model.ts';

/**
 * Mail as it may be read: with what a relay of ours says about the sender (RFC 8601), and without what others wrote in its place.  All
 * that stands in the header is passed on but those fields; the order and every other byte stay.
 *
 * @param authservId the name under which our relay speaks; null when it says nothing
 */
export function afterRelay({ isFromPeer, raw, ...mail }: KeptMail, authservId: string | null): IncomingMail {
  const fields = fieldsOf(raw);
  const relay = { authservId, isTrustedPeer: isFromPeer, fromDomain: fromDomainOf(fields) };
  const { verdicts, strip } = trustedResults(fields, relay);
  return {
    ...mail,
    raw:
      strip.length === 0
        ? raw
        : without(
            raw,
            strip.map((place) => fields[place]!),
          ),
    verdicts,
  };
}

interface Field {
  readonly name: string;
  readonly value: string;
  /** Where it stands, its line ends included. */
  readonly start: number;
  readonly end: number;
}

const lineFeed = 0x0a;
const isFold = (byte: number | undefined) => byte === 0x20 || byte === 0x09;
/** Of a header that goes on for megabytes only the beginnings of lines are looked at. */
const ofInterest = /^(authentication-results|received|from)[ \t]*:/i;
const longestName = 32;
const mostRead = 1_000;

/** The fields of the header that matter here, with their places, each whole with its folded lines. */
function fieldsOf(raw: Buffer): Field[] {
  const fields: Field[] = [];
  for (let start = 0; start < raw.length;) {
    let end = lineEnd(raw, start);
    const beginning = raw.toString('latin1', start, Math.min(end, start + longestName));
    if (/^\r?\n/.test(beginning)) break;
    while (isFold(raw[end])) end = lineEnd(raw, end);
    const name = ofInterest.exec(beginning)?.[1]?.toLowerCase();
    if (name)
      fields.push({ name, value: fields.length < mostRead ? valueOf(raw.subarray(start, end)) : '', start, end });
    start = end;
  }
  return fields;
}

const valueOf = (field: Buffer): string => readHeader(linesOf(field), 1).fields[0]?.value ?? '';

function lineEnd(raw: Buffer, start: number): number {
  const at = raw.indexOf(lineFeed, start);
  return at < 0 ? raw.length : at + 1;
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = lineEnd(bytes, start);
    lines.push(bytes.subarray(start, end));
    start = end;
  }
  return lines;
}

/** The one domain of the one field From; null when there is none, or more than one. */
function fromDomainOf(fields: readonly Field[]): string | null {
  const from = fields.filter(({ name }) => name === 'from');
  const addresses = from.flatMap(({ value }) => readAddresses(value)).map(({ address }) => address);
  const domains = new Set(addresses.map((address) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()));
  return from.length === 1 && domains.size === 1 ? [...domains][0]! : null;
}

function without(raw: Buffer, fields: readonly Field[]): Buffer {
  let at = 0;
  const pieces = fields.map(({ start, end }) => {
    const piece = raw.subarray(at, start);
    at = end;
    return piece;
  });
  return Buffer.concat([...pieces, raw.subarray(at)]);
}
