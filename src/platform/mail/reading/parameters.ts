import { decodedWords } from './encoded-words.ts';
import { decodeText } from './charsets.ts';

/** A value with parameters, as of Content-Type; names and the value itself in lower case. */
export interface Structured {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const mostParameters = 200;

/** Reads `text/plain; charset="utf-8"`. Of two parameters of one name the first counts; pieces of one are joined (RFC 2231). */
export function readStructured(field: string): Structured {
  const text = field.slice(0, 20_000);
  const value = /^[^;]*/
    .exec(text)![0]
    .replace(/\([^()]*\)/g, '')
    .trim()
    .toLowerCase();
  const parameters = new Map<string, string>();
  const pieces = new Map<string, Piece[]>();
  let count = 0;
  for (const match of text.slice(text.indexOf(';') + 1 || text.length).matchAll(parameter)) {
    if (count++ > mostParameters) break;
    const name = (match[1] ?? '').toLowerCase();
    const raw = match[2] === undefined ? (match[3] ?? '').trim() : match[2].replace(/\\(["\\])/g, '$1');
    const piece = /^(.*?)\*(\d{1,3})?(\*)?$/.exec(name);
    if (piece) {
      const encoded = piece[3] !== undefined || piece[2] === undefined;
      pieces.set(piece[1]!, [...(pieces.get(piece[1]!) ?? []), { place: Number(piece[2] ?? 0), raw, encoded }]);
    } else if (!parameters.has(name)) parameters.set(name, decodedWords(raw));
  }
  for (const [name, its] of pieces) parameters.set(name, joined(its));
  return { value, parameters };
}

interface Piece {
  readonly place: number;
  readonly raw: string;
  readonly encoded: boolean;
}

const parameter = /([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/g;

function joined(pieces: readonly Piece[]): string {
  const ordered = pieces.toSorted((one, other) => one.place - other.place);
  let charset: string | null = null;
  const bytes = ordered.map(({ raw, encoded }, index) => {
    if (!encoded) return Buffer.from(raw);
    const said = index === 0 ? /^([^']*)'[^']*'/.exec(raw) : null;
    if (said) charset = said[1] || 'utf-8';
    return fromPercent(said ? raw.slice(said[0].length) : raw);
  });
  return decodeText(Buffer.concat(bytes), charset).text;
}

function fromPercent(text: string): Buffer {
  const bytes = text.replace(/[^\u0000-\u007f]+/g, (beyond) => encodeURIComponent(beyond.toWellFormed()));
  return Buffer.from(
    bytes.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
