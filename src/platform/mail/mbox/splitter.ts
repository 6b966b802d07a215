import type { MboxEntry } from './entry.ts';
import { Growing } from './growing.ts';
import { isFieldLine, isMmdfMark, kindOf, maySeparate, type Kind } from './separators.ts';

const longestLine = 64 * 1024;

interface Line {
  readonly bytes: Uint8Array;
  readonly offset: number;
}

/** Cuts the bytes of a mailbox into messages as they come in. */
export class Splitter {
  private kind: Kind | null = null;
  private rest: Uint8Array = new Uint8Array();
  /** Whether the next bytes begin a line: one that is too long comes in pieces. */
  private begins = true;
  private offset: number;
  private current: Growing | null = null;
  private candidate: Line | null = null;
  private done: MboxEntry[] = [];
  private readonly maxBytes: number;

  constructor(at: number, maxBytes: number) {
    this.offset = at;
    this.maxBytes = maxBytes;
  }

  push(chunk: Uint8Array): MboxEntry[] {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    let start = 0;
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, start)) {
      this.take(bytes.subarray(start, at + 1), true);
      start = at + 1;
    }
    for (; bytes.length - start > longestLine; start += longestLine)
      this.take(bytes.subarray(start, start + longestLine), false);
    this.rest = bytes.slice(start);
    return this.taken();
  }

  end(): MboxEntry[] {
    if (this.rest.length > 0) this.take(this.rest, true);
    this.rest = new Uint8Array();
    if (this.candidate) this.append(this.candidate);
    this.candidate = null;
    this.finish();
    return this.taken();
  }

  private taken(): MboxEntry[] {
    const entries = this.done;
    this.done = [];
    return entries;
  }

  private take(bytes: Uint8Array, ends: boolean): void {
    const line = { bytes, offset: this.offset };
    this.offset += bytes.length;
    if (this.begins) this.read(line);
    else this.append(line);
    this.begins = ends;
  }

  private read(line: Line): void {
    if (this.kind === null) {
      if (isEmpty(line.bytes)) return;
      this.kind = kindOf(withoutMark(line.bytes));
      if (this.kind === 'mbox' || this.kind === 'listserv') return this.begin(line.offset);
    }
    if (this.kind === 'mmdf') return this.readMmdf(line);
    const { candidate } = this;
    this.candidate = null;
    if (candidate) {
      if (isFieldLine(line.bytes)) this.separate(candidate);
      else this.append(candidate);
    }
    if (maySeparate(line.bytes, this.kind)) this.candidate = { ...line, bytes: line.bytes.slice() };
    else this.append(line);
  }

  private readMmdf(line: Line): void {
    if (!isMmdfMark(line.bytes)) {
      if (this.current) this.current.append(line.bytes);
    } else if (this.current) {
      this.finish();
    } else this.begin(line.offset);
  }

  private separate(candidate: Line): void {
    if (this.current?.isWithin(candidate.offset)) {
      this.current.doubt(candidate.bytes);
      return;
    }
    this.finish(candidate.offset);
    this.begin(candidate.offset);
  }

  private append(line: Line): void {
    this.current ??= new Growing(line.offset, this.maxBytes, this.kind !== 'unknown', line.offset);
    this.current.append(line.bytes);
    if (this.current.isTooLarge && this.current.isDoubtful) this.finish(this.offset);
  }

  private begin(start: number): void {
    this.current = new Growing(start, this.maxBytes, true, this.offset);
  }

  private finish(end = this.offset): void {
    const quotesFrom = this.kind === 'mbox' || this.kind === 'alone';
    for (const entry of this.current?.entries(end, quotesFrom) ?? []) this.done.push(entry);
    this.current = null;
  }
}

function isEmpty(line: Uint8Array): boolean {
  return line.length <= 2 && (line[0] === 0x0a || line[0] === 0x0d);
}

/** Without the mark of UTF-8 at the beginning of a file. */
function withoutMark(line: Uint8Array): Uint8Array {
  return line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? line.subarray(3) : line;
}
