import { open, rm, type FileHandle } from 'node:fs/promises';
import { BadRequest } from './call.ts';

/** A file as it came with a form. */
export interface Uploaded {
  /** The name that the browser gave; never used as a path. */
  readonly fileName: string;
  readonly bytes: number;
}

const headerMost = 16 * 1024;

/**
 * Writes the one file of a `multipart/form-data` body to `path`, piece by piece, readable by us alone.  Fields before the
 * file are passed over; what follows it is not read.  On any failure nothing is left at `path`.
 *
 * @throws BadRequest when the body is no form with a file in it
 */
export async function saveUpload(request: Request, field: string, path: string): Promise<Uploaded> {
  const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(
    request.headers.get('content-type') ?? '',
  );
  const name = boundary?.[1] ?? boundary?.[2];
  if (!name || !request.body) throw new BadRequest('this address takes a form with a file');
  const file = await open(path, 'wx', 0o600);
  try {
    const uploaded = await readParts(new Body(request.body.getReader()), name, field, file);
    await file.close();
    return uploaded;
  } catch (error) {
    await file.close().catch(() => {});
    await rm(path, { force: true });
    throw error;
  }
}

async function readParts(body: Body, boundary: string, field: string, file: FileHandle): Promise<Uploaded> {
  await body.through(Buffer.from(`--${boundary}`), () => {}, headerMost);
  for (;;) {
    let header = '';
    await body.through(Buffer.from('\r\n\r\n'), (piece) => void (header += piece.toString('utf8')), headerMost);
    if (header.startsWith('--')) throw new BadRequest('the form holds no file');
    const fileName = /filename="((?:[^"\\]|\\.)*)"/i.exec(header)?.[1];
    const wanted = new RegExp(`\\bname="${field}"`).test(header) && fileName !== undefined;
    let bytes = 0;
    await body.through(Buffer.from(`\r\n--${boundary}`), async (piece) => {
      bytes += piece.length;
      if (wanted) await file.appendFile(piece);
    });
    if (wanted) return { fileName: plainName(fileName), bytes };
  }
}

/** The last part of a path, without signs that a page or a log could stumble over. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replace(/[\p{C}"<>]/gu, '').slice(0, 120) || 'file';
}

/** Reads a body up to one mark after another. */
class Body {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    this.#reader = reader;
  }

  /** Gives all that stands before the mark, in pieces, and passes the mark. @throws BadRequest when it does not come */
  async through(mark: Buffer, take: (piece: Buffer) => void | Promise<void>, most = Infinity): Promise<void> {
    let taken = 0;
    for (;;) {
      const at = this.#held.indexOf(mark);
      // The mark may begin at the end of what is held, so that much is kept back.
      const safe = at >= 0 ? at : Math.max(0, this.#held.length - mark.length + 1);
      taken += safe;
      if (taken > most) throw new BadRequest('the form cannot be read');
      if (safe > 0) await take(this.#held.subarray(0, safe));
      this.#held = this.#held.subarray(at >= 0 ? at + mark.length : safe);
      if (at >= 0) return;
      const { done, value } = await this.#reader.read();
      if (done) throw new BadRequest('the form ends before its file does');
      this.#held = this.#held.length > 0 ? Buffer.concat([this.#held, value]) : Buffer.from(value);
    }
  }
}
