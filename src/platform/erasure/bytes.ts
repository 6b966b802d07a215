import { isUtf8 } from 'node:buffer';
import { maskedText, masksOf, type Mask, type Traces } from './masks.ts';

/** Masks names and addresses in the bytes of a message, as far as they stand there as they are, in UTF-8 or in Latin-1. */
export function maskedBytes(raw: Buffer, traces: Traces): Buffer {
  if (isUtf8(raw)) return Buffer.from(maskedText(raw.toString('utf8'), traces), 'utf8');
  return masksOf(traces).reduce(maskedMixed, raw);
}

/** What is valid UTF-8 beyond ASCII. */
const beyondAscii =
  /((?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+)/;

/** Bytes of which some are in UTF-8 and others in Latin-1: what is not masked stays byte for byte. */
function maskedMixed(raw: Buffer, { pattern, instead }: Mask): Buffer {
  const { text, single } = readMixed(raw);
  const kept: Uint8Array[] = [];
  let [letter, byte, singles] = [0, 0, 0];
  const goTo = (end: number) => {
    byte += Buffer.byteLength(text.slice(letter, end));
    // In UTF-8 each of these would take two.
    for (; singles < single.length && single[singles]! < end; singles += 1) byte -= 1;
    letter = end;
    return byte;
  };
  for (const { 0: found, index } of text.matchAll(new RegExp(pattern, 'g'))) {
    kept.push(raw.subarray(byte, goTo(index)), Buffer.from(instead));
    goTo(index + found.length);
  }
  return Buffer.concat([...kept, raw.subarray(byte)]);
}

/** The text of such bytes, and where in it the letters stand that are one byte of Latin-1. */
function readMixed(raw: Buffer): { text: string; single: number[] } {
  const single: number[] = [];
  let length = 0;
  const parts = raw
    .toString('latin1')
    .split(beyondAscii)
    .map((part, at) => {
      // What the expression found stands at the odd places.
      const read = at % 2 === 1 ? Buffer.from(part, 'latin1').toString('utf8') : part;
      if (at % 2 === 0) for (const { index } of part.matchAll(/[\x80-\xff]/g)) single.push(length + index);
      length += read.length;
      return read;
    });
  return { text: parts.join(''), single };
}
