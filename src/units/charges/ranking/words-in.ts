import { stemOf } from './stem.ts';

/** A word or phrase that a text can share with another. */
export interface Term {
  /** A stem, or # and an acronym in small letters. */
  readonly stem: string;
  /** The stem before it, in a phrase of two. */
  readonly before?: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** Gives the terms of a text. */
export type Reader = (text: string) => Term[];

/** What two equal terms have in common. */
export const keyOf = ({ stem, before }: Term): string => (before === undefined ? stem : `${before} ${stem}`);

/** The term as it stands in the text that was read. */
export const writtenIn = (text: string, { start, end }: Term): string =>
  text.normalize('NFC').slice(start, end).replace(/\s+/g, ' ');

/** The word as it is compared: in small letters, without accents. */
export const plainWord = (written: string): string => written.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/**
 * A reader of texts: it gives words without their endings, each with the word before it as a phrase, and acronyms, which
 * meet the names that they shorten: *PLA* and *Public Library Association*.  Words that say nothing of a subject are left
 * out, and so are those of the given forms: a committee and a round table do not overlap by being called so.
 */
export function readerOfTerms(forms: readonly string[] = []): Reader {
  const ofForms = new Set(wordsOf(forms.join(' ')).map(({ word }) => stemOf(plainWord(word))));
  const stemsOf = remembering((written) => tellingStems(written).filter((stem) => !ofForms.has(stem)));
  return (text) => {
    const plain = text.normalize('NFC').replace(/https?:\/\/\S+/g, (address) => ' '.repeat(address.length));
    return [...wordsAndPhrases(plain, stemsOf), ...initials(plain)];
  };
}

type StemsOf = (written: string) => readonly string[];

/** Works each word out once, and forgets all when it knows too many: texts come from strangers. */
function remembering(workOut: StemsOf, most = 50_000): StemsOf {
  const known = new Map<string, readonly string[]>();
  return (written) => {
    const found = known.get(written);
    if (found) return found;
    if (known.size >= most) known.clear();
    const stems = workOut(written);
    known.set(written, stems);
    return stems;
  };
}

// eBook, CustomResource: where a name made of names is joined.
const joint = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
// A word that is part of another should be one in its own right.
const shortestPart = 3;

/** The stems of a word and of the names that it is joined from, but for small words. */
function tellingStems(written: string): string[] {
  const parts = written.split(joint).filter((part, _, all) => all.length > 1 && part.length >= shortestPart);
  const plain = [written, ...parts].map(plainWord);
  return plain.filter((word) => word.length > 1 && !smallWords.has(word)).map(stemOf);
}

interface Written {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text, without what follows an apostrophe. */
function wordsOf(text: string): Written[] {
  return [...text.matchAll(/([\p{L}\p{N}]+)(?:['’]\p{L}+)?/gu)].map(({ 1: word = '', index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}

// What ends a phrase.
const phraseEnd = /[.;:!?()\n]/;

function wordsAndPhrases(text: string, stemsOf: StemsOf): Term[] {
  const found: Term[] = [];
  let before: Term | undefined;
  for (const { word, start, end } of wordsOf(text)) {
    for (const stem of stemsOf(word)) {
      const term = { stem, start, end };
      found.push(term);
      const isPhrase = before && (before.start === start || !phraseEnd.test(text.slice(before.end, start)));
      if (before && isPhrase) found.push({ stem, before: before.stem, start: before.start, end });
      before = term;
    }
  }
  return found;
}

const acronym = /(?<![\p{L}\p{N}])\p{Lu}{2,6}(?=s?(?![\p{L}\p{N}]))/gu;
const capitalised =
  /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?:[ -](?:(?:and|of|for|the|in) )?\p{Lu}\p{Ll}+){1,6}(?![\p{L}\p{N}])/gu;
const joined = /(?<![\p{L}\p{N}])(?:\p{Lu}\p{Ll}+){3,6}(?![\p{L}\p{N}])/gu;

function initials(text: string): Term[] {
  const found = (matches: Iterable<RegExpExecArray>) =>
    [...matches].map(({ 0: written, index }) => ({
      stem: `#${written.replace(/[^\p{Lu}]/gu, '').toLowerCase()}`,
      start: index,
      end: index + written.length,
    }));
  return [acronym, capitalised, joined].flatMap((pattern) => found(text.matchAll(pattern)));
}

const smallWords = new Set(
  (
    'a about above across after again all along also although always am among an and any are around as at away be because been before being ' +
    'below between both but by can cannot could did do does doing done down during each either else etc even ever every few for from further ' +
    'get gets give given go had has have having he her here hers him his how however i if in include includes including into is it its itself ' +
    'just least less let like many may me might more most much must my need needs neither never no nor not now of off often on once one only ' +
    'onto or other others our ours out over own per perhaps please rather s same shall she should since so some such t than that the their ' +
    'theirs them themselves then there therefore these they this those through thus to together too toward towards two under until up upon us ' +
    'use used uses using very via was we well were what when where whether which while who whom whose why will with within without would yet you your'
  ).split(' '),
);
