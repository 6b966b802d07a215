import { mayBeAWord } from './first-words.ts';

/** By what somebody was known in the lists. */
export interface Traces {
  /** Theirs wherever they stand: the association's file had them, and nobody else is called so. */
  readonly names: readonly string[];
  /** What they called themselves: theirs only where it stands beside an address of theirs, else anybody's words could be taken. */
  readonly ownNames: readonly string[];
  readonly addresses: readonly string[];
}

/** What stands where a name and an address stood.  A reserved domain (RFC 2606), so that a header stays one and nobody is written to. */
export const inPlaceOf = { name: 'a former participant', address: 'gone@erased.invalid' } as const;

/** What is looked for, in the syntax that JavaScript and PostgreSQL share, with both cases of a letter where either will do, and what comes to stand there. */
export interface Mask {
  readonly pattern: string;
  readonly instead: string;
}

/** What is longer is no name, and an expression of it is too much for PostgreSQL.  `roll.named` leaves it out, too. */
const longestName = 500;

/** Names that tell people apart: one word is as well a word of the language, or somebody else's first name. */
export const tellingNames = (names: readonly string[]): string[] =>
  names.filter((name) => /\S\s+\S/.test(name.trim()) && name.length >= 5 && name.length <= longestName);

/**
 * What may stand between a name and its address: quotes, brackets, marks of quoted lines, and in HTML their names and tags.  Bounded, since
 * a message may have millions of them, and each is a step that JavaScript remembers.
 */
const between = String.raw`(?:[\s"'<>(\[]|&(?:lt|quot|nbsp);|</?[a-zA-Z][^<>]*>){1,20}(?:[Mm]ailto:)?`;

/** What an address is made of, besides its signs.  Written out: by `\w` databases mean the letters of every script, and in some an address stands right behind one. */
const ascii = '0-9A-Za-z_';

/** What a word is made of, whatever the database’s collation says. */
const letter = `${ascii}À-ÖØ-öø-ɏ`;

/** A name that is no part of another: not of “Anne-Mary Lane”, “Mary Lane-Moor” or “Mary Lanå”, but of “the Mary Lane-led group”. */
const standingAlone = (name: string): string =>
  `(?<![${letter}])(?<![${letter}]-)${name}(?![${letter}])(?!-[A-ZÀ-ÖØ-Þ])`;

/** Finds names and addresses in a text, in the order in which they are masked; a name also across the end of a line, or of a quoted one. */
export function masksOf({ names, ownNames, addresses }: Traces): Mask[] {
  // Not the end of a longer address, nor the beginning of one.
  const address = anyOf(addresses.filter((each) => /.@./.test(each)).map(inEitherCase));
  const whole = address && String.raw`${address}(?![${ascii}-])(?!\.[${ascii}])`;
  const named = (list: readonly string[], inCases: InCases) => {
    const name = anyOf(tellingNames(list).map((each) => acrossLines(each, inCases)));
    return name && standingAlone(name);
  };
  const [name, ownName] = [named(names, inCasesOfAName), named(ownNames, (words) => words.map(inEitherCase))];
  return [
    ...(ownName && whole ? [{ pattern: `${ownName}(?=${between}${whole})`, instead: inPlaceOf.name }] : []),
    ...(name ? [{ pattern: name, instead: inPlaceOf.name }] : []),
    ...(whole ? [{ pattern: `(?<![${ascii}.+-])${whole}`, instead: inPlaceOf.address }] : []),
  ];
}

/** Whether a text still has any of them. */
export const mentions = (text: string, traces: Traces): boolean => maskedText(text, traces) !== text;

/** The text with names and addresses masked. */
export const maskedText = (text: string, traces: Traces): string =>
  masksOf(traces).reduce((masked, { pattern, instead }) => masked.replaceAll(new RegExp(pattern, 'g'), instead), text);

const anyOf = (patterns: readonly string[]): string => (patterns.length > 0 ? `(?:${patterns.join('|')})` : '');

type InCases = (words: readonly string[]) => readonly string[];

const acrossLines = (name: string, inCases: InCases): string =>
  inCases(name.trim().split(/\s+/))
    // Not across an empty line: there the header of a message ends.
    .join(String.raw`(?![\s>]*\n\r?\n)[\s>]+`);

/** In large and small letters alike, unless the first name is a word: then each begins with the large letter that it has in the file. */
function inCasesOfAName(words: readonly string[]): readonly string[] {
  if (!mayBeAWord(words[0] ?? '')) return words.map(inEitherCase);
  return words.map((word) => {
    const [first = '', ...rest] = word;
    return (first === first.toLowerCase() ? inEitherCase(first) : first) + inEitherCase(rest.join(''));
  });
}

/** Written out, since databases differ in which letters they know the other case of. */
const inEitherCase = (text: string): string =>
  Array.from(text, (each) => {
    const cases = new Set([each, each.toLowerCase(), each.toUpperCase()]);
    return cases.size > 1 && [...cases].every(({ length }) => length === 1)
      ? `[${[...cases].join('')}]`
      : escaped(each);
  }).join('');

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
