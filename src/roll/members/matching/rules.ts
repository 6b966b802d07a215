import { plainLetters, plainNumber } from '../rules.ts';
import type { Candidate, Likeness, Matched, Written } from './model.ts';

/** So many candidates are shown; in a longer list people choose the first. */
export const mostCandidates = 3;

/** A name in words of plain letters, split in each way that it could be meant. */
interface Split {
  readonly first: readonly string[];
  readonly last: readonly string[];
  /** Whether the last name stands first without a comma. */
  readonly isTurned: boolean;
}

/** Longer names are made to keep others waiting: each word is one more way to split a name, for each record that is near. */
const mostWords = 8;

/** Every way in which a written name can be split into first and last; `Last, First` is meant in one way only. */
export function splitsOf(name: string): Split[] {
  const [before = '', after] = name.split(',', 2).map((part) => wordsIn(part));
  if (after && after.length > 0 && before.length > 0) return [{ first: after, last: [...before], isTurned: false }];
  const words = wordsIn(name).slice(0, mostWords);
  if (words.length === 1) return [{ first: [], last: words, isTurned: false }];
  const places = words.slice(1).map((_, index) => index + 1);
  return places.flatMap((at) => [
    { first: words.slice(0, at), last: words.slice(at), isTurned: false },
    { first: words.slice(at), last: words.slice(0, at), isTurned: true },
  ]);
}

const wordsIn = (text: string): string[] => plainLetters(text).split(' ').filter(Boolean);

/** How far a record agrees with what was written. */
interface Agreement {
  readonly likenesses: readonly Likeness[];
  /** The larger, the likelier; 0 for a record that has nothing in common. */
  readonly weight: number;
  /** 2 when first and last name are the same, 1 when one is and the other is like it, else 0. */
  readonly name: 0 | 1 | 2;
  /** 2 for the same number, 1 for one that a slip of the pen makes of it, else 0. */
  readonly number: 0 | 1 | 2;
}

type Known = Candidate['member'];

/** What a record has in common with somebody on a sheet. */
export function agreementOf(written: Written, member: Known, itsNumber = member.number): Agreement {
  const number = numberLikeness(plainNumber(written.number), itsNumber);
  const name = nameLikeness(written.name, member);
  return {
    likenesses: [...(number ? [number] : []), ...name.likenesses],
    weight: (number ? numberWeights[number] : 0) + name.weight,
    name: name.agrees,
    number: number === 'same-number' ? 2 : number === 'number-one-off' || number === 'number-turned' ? 1 : 0,
  };
}

type NumberLikeness = 'same-number' | 'number-one-off' | 'number-turned' | 'number-close';
const numberWeights: Readonly<Record<NumberLikeness, number>> = {
  'same-number': 60,
  'number-turned': 35,
  'number-one-off': 30,
  'number-close': 12,
};

function numberLikeness(written: string, number: string): NumberLikeness | null {
  if (written === '') return null;
  if (written === number) return 'same-number';
  const steps = stepsBetween(written, number, 2);
  if (steps === 1) return isTurned(written, number) ? 'number-turned' : 'number-one-off';
  return steps === 2 && number.length >= 6 ? 'number-close' : null;
}

/** Whether the two differ by two neighbours that changed places. */
const isTurned = (one: string, other: string): boolean =>
  one.length === other.length && [...one].toSorted().join('') === [...other].toSorted().join('');

interface NameLikeness {
  readonly likenesses: readonly Likeness[];
  readonly weight: number;
  readonly agrees: 0 | 1 | 2;
}

const nothing: NameLikeness = { likenesses: [], weight: 0, agrees: 0 };

function nameLikeness(written: string, member: Known): NameLikeness {
  const last = wordsIn(member.lastName);
  const firsts = [member.firstName, member.informalName].map(wordsIn).filter((words) => words.length > 0);
  const found = splitsOf(written).flatMap((split) =>
    (firsts.length > 0 ? firsts : [[]]).map((first) => ofSplit(split, first, last)),
  );
  return found.reduce((best, one) => (one.weight > best.weight ? one : best), nothing);
}

function ofSplit(split: Split, first: readonly string[], last: readonly string[]): NameLikeness {
  const lastLike = likeLast(split.last, last);
  const firstLike = likeFirst(split.first, first);
  // Names that changed places are seen as such only if both are there; else every Thomas would be like every Thomas.
  if (split.isTurned && (!lastLike || !firstLike)) return nothing;
  if (lastLike === 'same-last-name' && firstLike === 'same-first-name')
    return split.isTurned
      ? { likenesses: ['names-turned'], weight: 48, agrees: 2 }
      : { likenesses: ['same-name'], weight: 50, agrees: 2 };
  const likenesses = [lastLike, firstLike].filter((each) => each !== null);
  const weight = likenesses.reduce((sum, each) => sum + nameWeights[each], 0) - (split.isTurned ? 2 : 0);
  const isOneSame = lastLike === 'same-last-name' || firstLike === 'same-first-name';
  return { likenesses, weight, agrees: lastLike && firstLike && isOneSame ? 1 : 0 };
}

type LikeName = 'same-last-name' | 'last-name-alike' | 'same-first-name' | 'first-name-alike' | 'same-initial';
const nameWeights: Readonly<Record<LikeName, number>> = {
  'same-last-name': 25,
  'last-name-alike': 18,
  'same-first-name': 20,
  'first-name-alike': 13,
  'same-initial': 8,
};

function likeLast(written: readonly string[], known: readonly string[]): LikeName | null {
  const [one, other] = [written.join(''), known.join('')];
  if (!one || !other) return null;
  if (one === other) return 'same-last-name';
  // A part of a double name stands for the whole.
  const isPart =
    [...known].some((word) => word.length > 3 && word === one) ||
    written.some((word) => word.length > 3 && word === other);
  return isPart || isSlip(one, other) ? 'last-name-alike' : null;
}

function likeFirst(written: readonly string[], known: readonly string[]): LikeName | null {
  const [one, other] = [written.join(''), known.join('')];
  if (!one || !other) return null;
  if (one === other || isGivenName(written, known) || isGivenName(known, written)) return 'same-first-name';
  if (isSlip(one, other)) return 'first-name-alike';
  const shorter = Math.min(one.length, other.length);
  if (shorter >= 3 && one.slice(0, shorter) === other.slice(0, shorter)) return 'first-name-alike';
  return shorter === 1 && one[0] === other[0] ? 'same-initial' : null;
}

/** `Jordan` of `Jordan Lee`: a second name is left out, or is there as an initial. */
const isGivenName = (few: readonly string[], many: readonly string[]): boolean =>
  few.length > 0 &&
  (few[0]?.length ?? 0) > 1 &&
  few.length <= many.length &&
  few.every((word, at) => word === many[at] || (at > 0 && word.length === 1 && many[at]?.startsWith(word)));

/** A slip of the pen or the eye: one letter in a short name, two in a long one. */
function isSlip(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  const allowed = shorter >= 7 ? 2 : shorter >= 3 ? 1 : 0;
  return allowed > 0 && stepsBetween(one, other, allowed) <= allowed;
}

/**
 * Letters to put in, leave out, change, or exchange with their neighbour to make one text of another; anything above `most`
 * when there are more.  The optimal string alignment of Damerau and Levenshtein.
 */
export function stepsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      const steps = Math.min(above[at]! + 1, current[at - 1]! + 1, above[at - 1]! + (same ? 0 : 1));
      const turned = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      current.push(turned ? Math.min(steps, before[at - 2]! + 1) : steps);
    }
    if (Math.min(...current) > most) return most + 1;
    [before, above] = [above, current];
  }
  return above[other.length]!;
}

/** A record that an index found, with the number under which it was found: that of a merged record leads to its survivor. */
export interface Found {
  readonly member: Known;
  readonly foundAs: string;
}

/**
 * Whom somebody on a sheet is.  Linked without a person only if the number is the member's own, the name agrees with it, and
 * nobody else comes near: a father and a son with numbers one digit apart are for a person to tell apart.
 */
export function matchOf(written: Written, found: readonly Found[]): Matched {
  const ranked = bestOfEach(written, found);
  const [first] = ranked;
  const candidates = ranked.slice(0, mostCandidates).map(({ member, likenesses }) => ({ member, likenesses }));
  if (!first || first.number !== 2 || first.name === 0) return { linked: null, candidates };
  const isContested = ranked.some(
    (other) => other !== first && (other.name > first.name || (other.number > 0 && other.name >= first.name)),
  );
  return { linked: isContested ? null : first.member, candidates };
}

type Ranked = Agreement & { readonly member: Known };

function bestOfEach(written: Written, found: readonly Found[]): Ranked[] {
  const best = new Map<number, Ranked>();
  for (const { member, foundAs } of found) {
    const ranked = { member, ...agreementOf(written, member, foundAs) };
    if (ranked.weight > (best.get(member.id)?.weight ?? 0)) best.set(member.id, ranked);
  }
  return [...best.values()].sort((one, other) => other.weight - one.weight || one.member.id - other.member.id);
}

/** What an index is asked for: numbers, ranges of names, and the sounds of names. */
export interface Keys {
  readonly numbers: readonly string[];
  /** Beginnings of `last first`. */
  readonly beginnings: readonly string[];
  readonly likes: readonly string[];
}

/** A name of more words is split in the first ways only. */
const mostSplits = 8;

/** Under which keys the records stand that could be meant. */
export function keysOf({ name, number }: Written): Keys {
  const splits = splitsOf(name).slice(0, mostSplits);
  const beginnings = splits.flatMap(({ first, last }) => {
    const [lastName, firstName] = [last.join(' '), first.join(' ')];
    if (!lastName) return [];
    return firstName ? [`${lastName} ${firstName}`, `${lastName} ${firstName[0]}`, `${lastName} `] : [`${lastName} `];
  });
  const likes = splits.filter(({ last }) => last.length > 0).map(({ first, last }) => likeKey([...last, ...first]));
  return {
    numbers: numbersNear(plainNumber(number)),
    beginnings: [...new Set(beginnings)],
    likes: [...new Set(likes)],
  };
}

/** As the index member_like has it: the consonants of the last name, and the first letters of what follows it. */
const likeKey = ([last = '', first = '']: readonly string[]): string =>
  `${last.replace(/[aeiouyhw]/g, '').slice(0, 5)} ${first.slice(0, 3)}`;

/** The number and, if it is one of digits, every number that one slip makes of it: some 180 for eight digits. */
function numbersNear(number: string): string[] {
  if (!/^\d{4,12}$/.test(number)) return number && number.length <= 40 ? [number] : [];
  const near = new Set([number]);
  for (let at = 0; at <= number.length; at += 1) {
    const [head, tail] = [number.slice(0, at), number.slice(at)];
    if (tail) near.add(head + tail.slice(1));
    if (tail.length > 1) near.add(head + tail[1] + tail[0] + tail.slice(2));
    for (const digit of '0123456789') {
      near.add(head + digit + tail);
      if (tail) near.add(head + digit + tail.slice(1));
    }
  }
  return [...near];
}
