import { createHash } from 'node:crypto';

/**
 * By which a message is known again, whoever carried it: the SHA-256 of its bytes with line feeds alone, without empty lines at its
 * end, and without the fields that carriers put above those of its writer.
 */
export function fingerprint(raw: Uint8Array): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.length);
  const lines = bytes.includes(0x0d) ? bytes.toString('latin1').replace(/\r\n/g, '\n') : bytes.toString('latin1');
  return createHash('sha256')
    .update(lines.slice(endOfCarried(lines), endOfText(lines)), 'latin1')
    .digest();
}

/** The id of a message that has none, or whose own is taken by another message: always the same for the same message. */
export const ownId = (print: Buffer): string => `${print.toString('hex').slice(0, 40)}@without-id.invalid`;

/** The same, from the bytes of a message. */
export const ownIdOf = (raw: Uint8Array): string => ownId(fingerprint(raw));

const carried =
  /(?:return-path|delivered-to|x-original-to|received|x-received|received-spf|authentication-results|arc-[a-z-]{1,40})[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*/iy;

function endOfCarried(lines: string): number {
  let end = 0;
  for (carried.lastIndex = 0; carried.test(lines); end = carried.lastIndex);
  return end;
}

function endOfText(lines: string): number {
  let end = lines.length;
  while (end > 0 && lines.charCodeAt(end - 1) === 0x0a) end -= 1;
  return end;
}
