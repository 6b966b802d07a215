import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

/** How the letters of a file are written. */
export type Letters = 'utf-8' | 'utf-16le' | 'windows-1252';

const piece = 1 << 20;

/**
 * Reads the whole file once to tell how its letters are written.
 *
 * A byte order mark decides.  Else the file is UTF-8 when all of it is, or when it holds ten times more letters of UTF-8 than
 * broken ones (then the broken rows are refused one by one); anything else is Windows-1252, the usual export of the West.
 */
export async function lettersOf(path: string): Promise<Letters> {
  let seen = 0;
  let broken = 0;
  let whole = 0;
  let carried: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: piece }) as AsyncIterable<Buffer>) {
    if (seen === 0) {
      const marked = markOf(chunk);
      if (marked) return marked;
    }
    seen += chunk.length;
    const text = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
    const cut = text.length - unfinished(text);
    carried = text.subarray(cut);
    const part = text.subarray(0, cut);
    if (isUtf8(part)) continue;
    const counted = count(part);
    broken += counted.broken;
    whole += counted.whole;
  }
  if (carried.length > 0) broken += 1;
  return broken === 0 || whole > broken * 10 ? 'utf-8' : 'windows-1252';
}

function markOf(start: Buffer): Letters | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  // Without a mark, Latin letters in UTF-16 have a zero in every second byte.
  if (start.length >= 4 && start[1] === 0 && start[3] === 0 && start[0] !== 0) return 'utf-16le';
  return undefined;
}

/** How many bytes at the end begin a letter that the next piece ends. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

/** Letters beyond ASCII that are whole, and those that are broken. A piece that is valid is not counted: it cannot decide. */
function count(bytes: Buffer): { whole: number; broken: number } {
  let whole = 0;
  let broken = 0;
  for (const letter of new TextDecoder('utf-8').decode(bytes).match(/[^\0-\x7f]/gu) ?? []) {
    if (letter === '\ufffd') broken += 1;
    else whole += 1;
  }
  return { whole, broken };
}
