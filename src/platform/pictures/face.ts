import fs from 'node:fs';

/** What a face can write, and how wide it is, in ems. Kerning is left out: it makes lines a little narrower. */
export interface Face {
  has(letter: string): boolean;
  widthOf(text: string): number;
}

/** Reads the tables of a TrueType file that say which letters it has, and how far each moves on. */
export function readFace(file: string): Face {
  const bytes = fs.readFileSync(file);
  const tables = tablesOf(bytes);
  const glyphs = glyphsOf(bytes, tables.get('cmap')!);
  const unitsPerEm = bytes.readUInt16BE(tables.get('head')! + 18);
  const measured = bytes.readUInt16BE(tables.get('hhea')! + 34);
  const advances = tables.get('hmtx')!;
  // Those behind the last one that is measured are as wide as it is.
  const advanceOf = (glyph: number) => bytes.readUInt16BE(advances + 4 * Math.min(glyph, measured - 1)) / unitsPerEm;
  const glyphOf = (letter: string) => glyphs.get(letter.codePointAt(0)!) ?? 0;
  return {
    has: (letter) => glyphOf(letter) !== 0,
    widthOf: (text) => [...text].reduce((width, letter) => width + advanceOf(glyphOf(letter)), 0),
  };
}

function tablesOf(bytes: Buffer): Map<string, number> {
  const count = bytes.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const record = 12 + 16 * index;
      return [bytes.toString('latin1', record, record + 4), bytes.readUInt32BE(record + 8)] as const;
    }),
  );
}

/** The subtable of format 4, which every face has for the letters up to U+FFFF. */
function glyphsOf(bytes: Buffer, cmap: number): Map<number, number> {
  const count = bytes.readUInt16BE(cmap + 2);
  const subtables = Array.from({ length: count }, (_, index) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * index));
  const at = subtables.find((subtable) => bytes.readUInt16BE(subtable) === 4);
  if (at === undefined) throw new Error('the face has no table of letters that we can read');
  const segments = bytes.readUInt16BE(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + 2 * segments + 2;
  const deltas = starts + 2 * segments;
  const offsets = deltas + 2 * segments;
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < segments; segment += 1) {
    const [start, end] = [bytes.readUInt16BE(starts + 2 * segment), bytes.readUInt16BE(ends + 2 * segment)];
    const delta = bytes.readUInt16BE(deltas + 2 * segment);
    const offset = bytes.readUInt16BE(offsets + 2 * segment);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = offset && bytes.readUInt16BE(offsets + 2 * segment + offset + 2 * (code - start));
      const glyph = offset && listed === 0 ? 0 : ((listed || code) + delta) & 0xffff;
      if (glyph) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}
