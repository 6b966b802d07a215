const mostHeaderBytes = 256 * 1024;
const mostLinesOfField = 1000;
const mostBytesOfSignature = 4096;
const mostSignatures = 10;

/**
 * The message as it is judged: with its first ten signatures, because each may ask for a hash of the body of its own.  Null when a
 * header is larger than any that is sent in earnest: 100,000 empty folds, or a signature of 250 KB of spaces, would be looked at
 * for a minute.
 */
export function boundedMessage(raw: Uint8Array): Buffer | null {
  const message = Buffer.from(raw.buffer, raw.byteOffset, raw.length);
  const fields = fieldsOf(message);
  if (!fields) return null;
  const signatures = fields.filter(({ name }) => name === 'dkim-signature');
  const sealed = fields.filter(({ name }) => name.startsWith('arc-'));
  if ([...signatures, ...sealed].some(({ start, end }) => end - start > mostBytesOfSignature)) return null;
  if (signatures.length <= mostSignatures) return message;
  const dropped = new Set(signatures.slice(mostSignatures));
  const kept = fields.filter((field) => !dropped.has(field)).map(({ start, end }) => message.subarray(start, end));
  return Buffer.concat([...kept, message.subarray(fields.at(-1)!.end)]);
}

interface Field {
  /** In lower case; cut off where it is longer than any that we look for. */
  readonly name: string;
  readonly start: number;
  end: number;
}

function fieldsOf(message: Buffer): Field[] | null {
  const fields: Field[] = [];
  let lines = 0;
  for (let start = 0; start < message.length && !isEmptyLine(message, start);) {
    const lineFeed = message.indexOf(0x0a, start);
    const end = lineFeed < 0 ? message.length : lineFeed + 1;
    if (end > mostHeaderBytes) return null;
    const last = fields.at(-1);
    if (last && (message[start] === 0x20 || message[start] === 0x09)) {
      if (++lines > mostLinesOfField) return null;
      last.end = end;
    } else {
      lines = 1;
      fields.push({ name: nameAt(message, start), start, end });
    }
    start = end;
  }
  return fields;
}

function isEmptyLine(message: Buffer, start: number): boolean {
  return message[start] === 0x0a || (message[start] === 0x0d && message[start + 1] === 0x0a);
}

function nameAt(message: Buffer, start: number): string {
  return (/^[^:\r\n]*/.exec(message.toString('latin1', start, start + 40))?.[0] ?? '').trimEnd().toLowerCase();
}
