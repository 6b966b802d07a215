import { createHash } from 'node:crypto';

/** Drawings that are kept for a while, as many bytes of them as are allowed; the longest unused go first. */
export interface KeptDrawings {
  /**
   * The drawing of a name, drawn if it is not kept or older than allowed.  Who asks while it is being drawn gets the same; only one
   * drawing is made at a time, so that a rush costs no more than its place in the line.
   */
  get(name: string, draw: () => Promise<Uint8Array>): Promise<Drawing>;
}

export interface Drawing {
  readonly body: Uint8Array;
  /** A tag for this very drawing, in quotation marks. */
  readonly etag: string;
}

interface Kept extends Drawing {
  readonly until: number;
}

export function keepDrawings(
  { mostBytes, freshMs }: { mostBytes: number; freshMs: number },
  now: () => number = () => performance.now(),
): KeptDrawings {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Drawing>>();
  let bytes = 0;
  let line: Promise<unknown> = Promise.resolve();

  const forget = (name: string) => {
    bytes -= kept.get(name)?.body.byteLength ?? 0;
    kept.delete(name);
  };
  const keep = (name: string, body: Uint8Array): Drawing => {
    forget(name);
    const drawing = { body, etag: etagOf(body), until: now() + freshMs };
    kept.set(name, drawing);
    bytes += body.byteLength;
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes) break;
      forget(oldest);
    }
    return drawing;
  };
  const begin = (name: string, draw: () => Promise<Uint8Array>): Promise<Drawing> => {
    const drawing = line.then(draw).then((body) => keep(name, body));
    underWay.set(name, drawing);
    line = drawing.catch(() => {}).finally(() => underWay.delete(name));
    return drawing;
  };
  return {
    async get(name, draw) {
      const known = kept.get(name);
      if (!known || known.until <= now()) return underWay.get(name) ?? begin(name, draw);
      // Used last, it stands last.
      kept.delete(name);
      kept.set(name, known);
      return known;
    },
  };
}

const etagOf = (body: Uint8Array): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
