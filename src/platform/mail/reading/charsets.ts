import { fromBase64 } from './transfer.ts';

/** A text with what was wrong with it. */
export interface DecodedText {
  readonly text: string;
  /** False when the charset has a name that nobody knows; Windows-1252 stands in for it. */
  readonly known: boolean;
  /** Whether some of the bytes were no letters of the charset. */
  readonly broken: boolean;
}

/** Bytes as text in a charset; where none is named, or only ASCII, UTF-8 where it can be that and else Windows-1252. */
export function decodeText(bytes: Uint8Array, charset: string | null): DecodedText {
  const label = charset?.trim().toLowerCase() ?? '';
  if (unsaid.has(label)) return { text: utf8If(bytes) ?? windows1252.decode(bytes), known: true, broken: false };
  if (/^(?:unicode-1-1-)?utf-?7$/.test(label)) return { text: fromUtf7(bytes), known: true, broken: false };
  const decoder = decoderOf(label);
  const text = (decoder ?? windows1252).decode(bytes);
  return { text, known: decoder !== null, broken: text.includes('\ufffd') };
}

const unsaid = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'unknown-8bit',
  'x-unknown',
  'unknown',
  'default',
  'none',
]);
const windows1252 = new TextDecoder('windows-1252');
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function utf8If(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Decoders that were made, and names that turned out to be none. Names come from strangers, so there may not be many. */
const decoders = new Map<string, TextDecoder | null>();
const mostDecoders = 500;

function decoderOf(label: string): TextDecoder | null {
  const kept = decoders.get(label);
  if (kept !== undefined) return kept;
  const decoder = label.length > 40 ? null : (decoderNamed(label) ?? decoderNamed(otherName(label)));
  if (decoders.size < mostDecoders) decoders.set(label, decoder);
  return decoder;
}

function decoderNamed(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

/** What the Encoding Standard calls a charset that mail programs call otherwise. */
function otherName(label: string): string {
  const plain = label.replace(/^(?:x-|cs)/, '').replace(/[\s._-]+/g, '');
  const page = /^(?:cp|windows|ms|ibm|dos)(\d+)$/.exec(plain)?.[1];
  const renamed = otherNames[page ?? plain];
  if (renamed) return renamed;
  if (page) return `windows-${page}`;
  const latin = /^iso8859(\d{1,2})[ie]?$/.exec(plain)?.[1];
  return latin ? `iso-8859-${latin}` : plain;
}

const otherNames: Readonly<Record<string, string>> = {
  '932': 'shift_jis',
  '936': 'gbk',
  '949': 'euc-kr',
  '950': 'big5',
  '1361': 'euc-kr',
  '50220': 'iso-2022-jp',
  '50221': 'iso-2022-jp',
  '51932': 'euc-jp',
  '54936': 'gb18030',
  '65001': 'utf-8',
  utf: 'utf-8',
  utf8: 'utf-8',
  utf8mb4: 'utf-8',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  ksc56011987: 'euc-kr',
  shiftjis: 'shift_jis',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jp3: 'iso-2022-jp',
  iso2022jpms: 'iso-2022-jp',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  big5hkscs: 'big5',
  tis620: 'windows-874',
  macroman: 'macintosh',
  latin1: 'iso-8859-1',
  '8859': 'iso-8859-1',
  '88591': 'iso-8859-1',
};

/** UTF-7 (RFC 2152), which some programs of the nineties wrote. */
function fromUtf7(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/\+([A-Za-z0-9+/]*)-?/g, (whole, shifted: string) => {
      if (shifted === '') return whole === '+-' ? '+' : whole;
      const pairs = Buffer.from(fromBase64(Buffer.from(shifted)));
      return pairs
        .subarray(0, pairs.length & ~1)
        .swap16()
        .toString('utf16le')
        .toWellFormed();
    });
}
