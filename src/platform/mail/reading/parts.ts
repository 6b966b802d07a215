import { isField, readHeader, valueOf, type RawField } from './header.ts';
import type { Defect, ReadingLimits } from './message.ts';
import { readStructured, type Structured } from './parameters.ts';

/** A part of a message, as MIME (RFC 2046) cuts it; the message itself is the first one. */
export interface Part {
  readonly fields: readonly RawField[];
  readonly contentType: Structured;
  readonly disposition: Structured;
  /** Of a multipart; none in any other. */
  readonly parts: readonly Part[];
  /** Not decoded; empty in a multipart. */
  readonly body: Uint8Array;
}

/** Cuts a message into its parts: in one pass over its lines, whatever is in it. */
export function partsOf(raw: Uint8Array, limits: ReadingLimits, note: (defect: Defect) => void): Part {
  return new Cutter(raw, limits, note).cut();
}

interface Growing {
  fields: readonly RawField[];
  contentType: Structured;
  disposition: Structured;
  parts: Growing[];
  body: Uint8Array;
}

interface Open {
  readonly part: Growing;
  readonly boundary: string;
  readonly bodyStart: number;
}

const longestBoundary = 250;
const longestHeaderLine = 64 * 1024;
const mostHeaderLines = 10_000;

class Cutter {
  private readonly open: Open[] = [];
  private count = 0;
  private headerBytes = 0;
  /** The part whose lines are being read: its header first, then its body. None between parts. */
  private current: Growing | null = null;
  private headerLines: Uint8Array[] | null = null;
  private bodyStart = 0;
  private readonly raw: Uint8Array;
  private readonly limits: ReadingLimits;
  private readonly note: (defect: Defect) => void;

  constructor(raw: Uint8Array, limits: ReadingLimits, note: (defect: Defect) => void) {
    this.raw = raw;
    this.limits = limits;
    this.note = note;
  }

  cut(): Part {
    const root = this.begin('text/plain');
    let start = 0;
    while (start < this.raw.length) {
      const lineFeed = this.raw.indexOf(0x0a, start);
      const end = lineFeed < 0 ? this.raw.length : lineFeed + 1;
      this.read(start, end);
      start = end;
    }
    this.close(0, this.raw.length);
    return root;
  }

  private read(start: number, end: number): void {
    const found = this.delimiter(start, end);
    if (found) this.divide(found.level, found.closes, start, end);
    else if (this.headerLines) this.readHeaderLine(start, end);
  }

  /** Which open multipart the line divides or closes. */
  private delimiter(start: number, end: number): { level: number; closes: boolean } | undefined {
    if (this.open.length === 0 || this.raw[start] !== 0x2d || this.raw[start + 1] !== 0x2d) return undefined;
    if (end - start > longestBoundary + 100) return undefined;
    const text = latin1(this.raw.subarray(start + 2, end)).trimEnd();
    for (let level = this.open.length - 1; level >= 0; level--) {
      const { boundary } = this.open[level]!;
      if (text === boundary) return { level, closes: false };
      if (text === `${boundary}--`) return { level, closes: true };
    }
    return undefined;
  }

  private divide(level: number, closes: boolean, start: number, end: number): void {
    this.close(closes ? level : level + 1, start);
    const parent = this.open.at(-1);
    if (closes || !parent) return;
    if (this.count >= this.limits.parts) {
      this.note('too-many-parts');
      return;
    }
    const digest = parent.part.contentType.value === 'multipart/digest';
    parent.part.parts.push(this.begin(digest ? 'message/rfc822' : 'text/plain'));
    this.bodyStart = end;
  }

  private begin(type: string): Growing {
    this.count++;
    this.headerLines = [];
    const none = { value: '', parameters: new Map() };
    this.current = {
      fields: [],
      contentType: { ...none, value: type },
      disposition: none,
      parts: [],
      body: new Uint8Array(),
    };
    return this.current;
  }

  private readHeaderLine(start: number, end: number): void {
    const lines = this.headerLines!;
    const line = withoutLineEnd(this.raw.subarray(start, end));
    this.bodyStart = end;
    if (line.length === 0) {
      this.endHeader();
    } else if (this.isText(line, lines, end)) {
      this.note('header-broken');
      this.bodyStart = start;
      this.endHeader();
    } else {
      const left = lines.length < mostHeaderLines ? this.limits.headerBytes - this.headerBytes : 0;
      const most = Math.max(0, Math.min(longestHeaderLine, left));
      if (line.length > most) this.note('header-too-large');
      this.headerBytes += Math.min(line.length, most);
      if (most > 0) lines.push(line.subarray(0, most));
    }
  }

  /** The empty line after a header is missing: neither this line nor the next one belongs to a header. */
  private isText(line: Uint8Array, before: readonly Uint8Array[], end: number): boolean {
    if (isFolded(line) || isField(line) || (before.length === 0 && /^>?From /.test(latin1(line.subarray(0, 6)))))
      return false;
    const next = withoutLineEnd(
      this.raw.subarray(end, Math.min(end + 200, this.raw.indexOf(0x0a, end) + 1 || this.raw.length)),
    );
    return !(next.length > 0 && (isFolded(next) || isField(next)));
  }

  private endHeader(): void {
    const { fields, broken, cut } = readHeader(this.headerLines!, this.limits.headerFields);
    const part = this.current!;
    this.headerLines = null;
    if (broken) this.note('header-broken');
    if (cut) this.note('header-too-large');
    part.fields = fields;
    part.disposition = readStructured(valueOf(fields, 'content-disposition') ?? '');
    const said = readStructured(valueOf(fields, 'content-type') ?? '');
    if (/^[^/\s]+\/[^/\s]+$/.test(said.value)) part.contentType = said;
    else if (/^multipart$/.test(said.value)) part.contentType = { ...said, value: 'multipart/mixed' };
    if (part.contentType.value.startsWith('multipart/')) this.openMultipart(part);
  }

  private openMultipart(part: Growing): void {
    const boundary = latin1(Buffer.from(part.contentType.parameters.get('boundary') ?? '')).trimEnd();
    if (!boundary || boundary.length > longestBoundary) return;
    if (this.open.length >= this.limits.depth) {
      this.note('too-deep');
      return;
    }
    this.open.push({ part, boundary, bodyStart: this.bodyStart });
    this.current = null;
  }

  /** Ends the part that is being read, and all multiparts from that level on. */
  private close(level: number, end: number): void {
    if (this.headerLines) this.endHeader();
    if (this.current)
      this.current.body = withoutLineEnd(this.raw.subarray(Math.min(this.bodyStart, end), end), this.open.length > 0);
    this.current = null;
    this.headerLines = null;
    for (const { part, bodyStart } of this.open.splice(level)) {
      if (part.parts.length > 0) continue;
      this.note('parts-missing');
      part.contentType = { ...part.contentType, value: 'text/plain' };
      part.body = this.raw.subarray(Math.min(bodyStart, end), end);
    }
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function isFolded(line: Uint8Array): boolean {
  return line[0] === 0x20 || line[0] === 0x09;
}

/** The line end before a delimiter belongs to the delimiter. */
function withoutLineEnd(bytes: Uint8Array, wanted = true): Uint8Array {
  if (!wanted || bytes.at(-1) !== 0x0a) return bytes;
  return bytes.subarray(0, bytes.at(-2) === 0x0d ? -2 : -1);
}
