/**
 * The stem of an English word in small letters, so that *libraries* meets *library*, and *programming* meets *programmes*.
 * Source: M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980); the steps are named as there.
 */
export function stemOf(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  return step5(step4(replaceSuffix(replaceSuffix(step1(americanSpelling(word)), step2), step3)));
}

function americanSpelling(word: string): string {
  return word
    .replace(/^(program|catalog)(?:me|ue)(?=s?$)/, '$1')
    .replace(/^(cent|theat)re(?=s?$)/, '$1er')
    .replace(/isation/, 'ization');
}

const isVowel = (word: string, at: number): boolean =>
  'aeiou'.includes(word[at] ?? '') || (word[at] === 'y' && at > 0 && !isVowel(word, at - 1));

const hasVowel = (word: string): boolean => [...word].some((_, at) => isVowel(word, at));

/** How often a run of vowels is followed by a consonant: 0 in *tree*, 1 in *trouble*, 2 in *private*. */
function measure(word: string): number {
  let found = 0;
  for (let at = 1; at < word.length; at += 1) if (!isVowel(word, at) && isVowel(word, at - 1)) found += 1;
  return found;
}

/** Consonant, vowel, consonant, as in *fil*: such a stem had an e. */
function isShort(word: string): boolean {
  const last = word.length - 1;
  return (
    last > 1 &&
    !isVowel(word, last) &&
    isVowel(word, last - 1) &&
    !isVowel(word, last - 2) &&
    !'wxy'.includes(word[last]!)
  );
}

function step1(word: string): string {
  const done = pastOrGerund(plural(word));
  return done.endsWith('y') && hasVowel(done.slice(0, -1)) ? `${done.slice(0, -1)}i` : done;
}

function plural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function pastOrGerund(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = ['ed', 'ing'].find((suffix) => word.endsWith(suffix));
  if (!ending) return word;
  const rest = word.slice(0, -ending.length);
  if (!hasVowel(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/([^aeioulsz])\1$/.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && isShort(rest) ? `${rest}e` : rest;
}

type Suffixes = readonly (readonly [suffix: string, becomes: string])[];

const pairs = (text: string): Suffixes => text.split(' ').map((pair) => pair.split(':') as [string, string]);

// Longer endings stand before the shorter ones that they contain.
const step2 = pairs(
  'ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al ' +
    'iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble logi:log',
);
const step3 = pairs('icate:ic ative: alize:al iciti:ic ical:ic ful: ness:');

function replaceSuffix(word: string, suffixes: Suffixes): string {
  const found = suffixes.find(([suffix]) => word.endsWith(suffix));
  if (!found) return word;
  const rest = word.slice(0, -found[0].length);
  return measure(rest) > 0 ? rest + found[1] : word;
}

const dropped = /(?:al|ance|ence|er|ic|able|ible|ement|ment|ant|ent|(?<=[st])ion|ou|ism|ate|iti|ous|ive|ize)$/;

function step4(word: string): string {
  const found = dropped.exec(word);
  if (!found) return word;
  const rest = word.slice(0, found.index);
  return measure(rest) > 1 && !tooShort.has(rest) ? rest : word;
}

// Communities and communications, universities and universals, genres and generals are not one word.
const tooShort = new Set(['commun', 'univers', 'gener']);

function step5(word: string): string {
  const rest = word.slice(0, -1);
  if (word.endsWith('e') && (measure(rest) > 1 || (measure(rest) === 1 && !isShort(rest)))) return rest;
  return word.endsWith('ll') && measure(word) > 1 ? rest : word;
}
