import { stemOf } from './stem.ts';

/** A word or phrase that a text can share with another. */
export interface Term {
  /** What it is compared by: a stem, two stems with a space, or # and an acronym. */
  readonly key: string;
  /** As it stands in the text. */
  readonly written: string;
}

/** Gives the terms of a text, in their order. */
export type Reader = (text: string) => Term[];

/**
 * A reader of texts: it gives words without their endings, each with the word before it as a phrase, and acronyms, which
 * meet the names that they shorten: *PLA* and *Public Library Association*.  Words that say nothing of a subject are left
 * out, and so are those of the given forms: a committee and a round table do not overlap by being called so.
 */
export function readerOfTerms(forms: readonly string[] = []): Reader {
  const stem = rememberingStem();
  const empty = new Set(
    [...forms].flatMap((form) => [...form.matchAll(wordPattern)].map(([word]) => stem(plainWord(word)))),
  );
  return (text) => {
    const plain = text.normalize('NFC').replace(/https?:\/\/\S+/g, ' ');
    return [
      ...wordsAndPhrases(plain, (word) =>
        smallWords.has(word) || word.length < 2 ? undefined : unlessEmpty(stem(word)),
      ),
      ...initials(plain),
    ];
  };

  function unlessEmpty(found: string): string | undefined {
    return empty.has(found) ? undefined : found;
  }
}

/** The word as it is compared: in small letters, without accents. */
export const plainWord = (written: string): string => written.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Stems each word once, and forgets all when it knows too many: texts come from strangers. */
function rememberingStem(most = 50_000): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const stem = stemOf(word);
    known.set(word, stem);
    return stem;
  };
}

const wordPattern = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
// eBook, CustomResource: where a name made of names is joined.
const joint = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
// A word that is part of another should be one in its own right.
const shortestPart = 3;
// What ends a phrase.
const phraseEnd = /[.;:!?()\n]/;

/** The stem of a plain word, or undefined for one that says nothing. */
type Sense = (plain: string) => string | undefined;

interface Place {
  readonly stem: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

function wordsAndPhrases(text: string, sense: Sense): Term[] {
  const found: Term[] = [];
  let before: Place | undefined;
  for (const place of places(text, sense)) {
    found.push({ key: place.stem, written: place.written });
    const written = before && phrase(text, before, place);
    if (before && written) found.push({ key: `${before.stem} ${place.stem}`, written });
    before = place;
  }
  return found;
}

/** Two words with the small ones between them; undefined where a sentence ends between them. */
function phrase(text: string, before: Place, place: Place): string | undefined {
  if (before.start === place.start) return place.written;
  if (phraseEnd.test(text.slice(before.end, place.start))) return;
  return text.slice(before.start, place.end).replace(/\s+/g, ' ');
}

function* places(text: string, sense: Sense): Generator<Place> {
  for (const match of text.matchAll(wordPattern)) {
    const written = match[0].replace(/['’].*$/, '');
    const [start, end] = [match.index, match.index + written.length];
    const parts = written.split(joint).filter((part, _, all) => all.length > 1 && part.length >= shortestPart);
    for (const word of [written, ...parts]) {
      const stem = sense(plainWord(word));
      if (stem) yield { stem, written, start, end };
    }
  }
}

const acronym = /(?<![\p{L}\p{N}])\p{Lu}{2,6}(?=s?(?![\p{L}\p{N}]))/gu;
const capitalised =
  /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?:[ -](?:(?:and|of|for|the|in) )?\p{Lu}\p{Ll}+){1,6}(?![\p{L}\p{N}])/gu;
const joined = /(?<![\p{L}\p{N}])(?:\p{Lu}\p{Ll}+){3,6}(?![\p{L}\p{N}])/gu;

function initials(text: string): Term[] {
  const shortened = [...text.matchAll(capitalised), ...text.matchAll(joined)];
  return [
    ...[...text.matchAll(acronym)].map(([written]) => ({ key: `#${written.toLowerCase()}`, written })),
    ...shortened.map(([written]) => ({ key: `#${written.replace(/[^\p{Lu}]/gu, '').toLowerCase()}`, written })),
  ];
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
