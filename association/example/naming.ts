import type { Chance } from './chance.ts';
import { nameCultures, type NameCulture } from './names.ts';

/** A member's name, and what their address begins with. */
export interface MemberName {
  readonly first: string;
  readonly last: string;
  /** What they are called, for some. */
  readonly informal: string;
  readonly address: string;
}

interface NamesWanted {
  /** Leaves out the names that Windows-1252 cannot write. */
  readonly windows1252: boolean;
  readonly names: 'as-weighted' | 'evenly';
  /** Names besides ours. */
  readonly cultures: readonly NameCulture[];
}

/** Draws names from many languages, the commoner ones more often unless all are to come alike. */
export function memberNames(chance: Chance, { windows1252, names, cultures }: NamesWanted): () => MemberName {
  const all = [...nameCultures, ...cultures];
  const written = windows1252 ? all.map(writable) : all;
  const drawn = names === 'evenly' ? written : written.flatMap((culture) => Array.from({ length: culture.weight }, () => culture));
  return () => {
    const culture = chance.oneOf(drawn);
    const given = chance.oneOf(culture.given);
    const family = chance.oneOf(culture.family);
    const first = culture.form === 'three-part-given' && chance.upTo(3) > 0 ? `${chance.oneOf(['Thị', 'Văn', 'Ngọc', 'Minh'])} ${given}` : given;
    return {
      first: windows1252 && !isWindows1252(first) ? given : first,
      last: culture.form === 'two-family-names' ? withSecond(family, chance.oneOf(culture.family), chance.upTo(10)) : family,
      informal: chance.upTo(20) === 0 ? (given.split(/[ -]/)[0] ?? '') : '',
      address: `${addressPart(given)}.${addressPart(family)}`,
    };
  };
}

/** Whether Windows-1252 can write every letter of the text. */
export function isWindows1252(text: string): boolean {
  return /^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/.test(text);
}

function writable(culture: NameCulture): NameCulture {
  const given = culture.given.filter(isWindows1252);
  const family = culture.family.filter(isWindows1252);
  return { ...culture, given: given.length > 0 ? given : ['Kim'], family: family.length > 0 ? family : ['Lee'] };
}

/** `García Márquez`, `García y Márquez`, `García-Márquez`, or one name alone. */
function withSecond(family: string, second: string, way: number): string {
  if (way < 4 || family === second) return family;
  if (way < 8) return `${family} ${second}`;
  return way === 8 ? `${family} y ${second}` : `${family}-${second}`;
}

const parts = new Map<string, string>();

function addressPart(name: string): string {
  let part = parts.get(name);
  if (part === undefined) {
    part = plainAscii(name).replace(/[^a-z0-9]+/g, '') || 'member';
    parts.set(name, part);
  }
  return part;
}

/** Small Latin letters without marks; what has none is left out. */
export function plainAscii(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[łøđðþßæıœ]/g, (letter) => undivided[letter] ?? '')
    .replace(/[^ -~]/g, '');
}

const undivided: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', ı: 'i', œ: 'oe' };
