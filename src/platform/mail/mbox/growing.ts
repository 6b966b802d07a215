import type { MboxEntry } from './entry.ts';

/**
 * A message that is being gathered.  Where its header says how long its body is (mboxcl), separators within that length are only
 * noted: when the length turns out to be wrong, as it often is, the message is cut at them after all.
 */
export class Growing {
  private pieces: Uint8Array[] = [];
  private size = 0;
  private inHeader = true;
  private declaredEnd = -1;
  private declared = -1;
  private readonly doubtful: { readonly place: number; readonly body: number }[] = [];
  private readonly start: number;
  private readonly maxBytes: number;
  private readonly isMessage: boolean;
  private readonly bodyStart: number;

  /** `start` is where its separator begins in the file, `bodyStart` where its own first line does. */
  constructor(start: number, maxBytes: number, isMessage: boolean, bodyStart: number) {
    this.start = start;
    this.maxBytes = maxBytes;
    this.isMessage = isMessage;
    this.bodyStart = bodyStart;
  }

  get isTooLarge(): boolean {
    return this.size > this.maxBytes;
  }

  get isDoubtful(): boolean {
    return this.doubtful.length > 0;
  }

  append(line: Uint8Array): void {
    this.size += line.length;
    if (this.inHeader) this.readHeaderLine(line);
    if (this.size <= this.maxBytes || this.isDoubtful) this.keep(line);
    else this.pieces = [];
  }

  /** Whether a place in the file is within the length that the header declares. */
  isWithin(offset: number): boolean {
    return !this.inHeader && offset < this.declaredEnd;
  }

  /** Notes a separator that may be part of the text. */
  doubt(separator: Uint8Array): void {
    this.doubtful.push({ place: this.size, body: this.size + separator.length });
    this.append(separator);
  }

  /** What has been gathered, as one message or, where a length was wrong, as several. */
  entries(end: number, quotesFrom: boolean): MboxEntry[] {
    const isTrue = this.isDoubtful && end >= this.declaredEnd && end - this.declaredEnd <= 2 && !this.isTooLarge;
    if (!this.isDoubtful || isTrue)
      return [this.entry(this.start, end, isTrue ? false : quotesFrom, this.size, Buffer.concat(this.pieces))];
    const whole = Buffer.concat(this.pieces);
    const cuts = [{ place: 0, body: 0 }, ...this.doubtful];
    return cuts.map(({ place, body }, index) => {
      const next = cuts[index + 1]?.place ?? whole.length;
      const from = index === 0 ? this.start : this.bodyStart + place;
      const to = index === cuts.length - 1 ? end : this.bodyStart + next;
      return this.entry(from, to, quotesFrom, next - body, whole.subarray(body, next));
    });
  }

  private entry(start: number, end: number, quotesFrom: boolean, size: number, bytes: Uint8Array): MboxEntry {
    if (size > this.maxBytes) return { start, end, raw: null, trouble: 'too-large' };
    if (!this.isMessage) return { start, end, raw: null, trouble: 'no-message' };
    const raw = withoutEmptyLine(bytes);
    return { start, end, raw: quotesFrom ? unquoted(raw) : raw, trouble: null };
  }

  /** Lines that follow one another in one chunk are kept as one piece. */
  private keep(line: Uint8Array): void {
    const last = this.pieces.at(-1);
    const follows = last && last.buffer === line.buffer && last.byteOffset + last.length === line.byteOffset;
    if (follows)
      this.pieces[this.pieces.length - 1] = new Uint8Array(last.buffer, last.byteOffset, last.length + line.length);
    else this.pieces.push(line);
  }

  private readHeaderLine(line: Uint8Array): void {
    if (line.length <= 2 && (line[0] === 0x0a || line[0] === 0x0d)) {
      this.inHeader = false;
      if (this.declared >= 0) this.declaredEnd = this.bodyStart + this.size + this.declared;
    } else if ((line[0]! | 0x20) === 0x63 && line.length < 100) {
      const said = /^content-length:\s*(\d{1,12})\s*$/i.exec(Buffer.from(line).toString('latin1'))?.[1];
      if (said) this.declared = Number(said);
    }
  }
}

/** The empty line before a separator belongs to the mailbox. */
function withoutEmptyLine(bytes: Uint8Array): Uint8Array {
  const end = bytes.length;
  if (bytes[end - 1] !== 0x0a) return bytes;
  if (bytes[end - 2] === 0x0a) return bytes.subarray(0, end - 1);
  return bytes[end - 2] === 0x0d && bytes[end - 3] === 0x0a ? bytes.subarray(0, end - 2) : bytes;
}

/** Takes one mark from each line that quotes a “From ” (mboxrd); mboxo, which quotes only once, comes out the same where it can. */
function unquoted(raw: Uint8Array): Uint8Array {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.length);
  if (!bytes.includes('>From ')) return raw;
  return Buffer.from(bytes.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
