import type { Concern, Hit, KindOfText, TextOfBody } from '../model.ts';
import { whyTouched } from '../words.ts';
import { topicKey, type Corpus } from './corpus.ts';
import { nameSpoken } from './names.ts';
import { postingsOf, type Span } from './postings.ts';
import { sharedWords, sharesAny } from './shared-words.ts';
import { keyOf } from './words-in.ts';

/**
 * The bodies that the concern touches, the closest first.  It informs and never refuses: the order is a guess, and each
 * hit says what it rests on.  Text, topics and names are weighed together, so that a mandate that is shared with hardly a
 * shared word is found by its topic.
 */
export function rankOverlap(concern: Concern, corpus: Corpus, { most = 10, kinds, except }: Wanted = {}): Hit[] {
  const asked = termsAsked(concern, corpus);
  const scores = textScores(asked, corpus);
  addTopics(scores, concern, corpus);
  const isWanted = ({ kind, id }: TextOfBody) =>
    (kinds?.includes(kind) ?? true) && !(except?.kind === kind && except.id === id);
  for (const [at, body] of corpus.bodies.entries()) if (!isWanted(body)) scores[at] = 0;
  const near = best(scores, Math.max(most, mostNamed));
  addNames(scores, near, { text: textOf(concern), corpus });
  near.sort((one, other) => scores[other]! - scores[one]! || one - other);

  const telling = tellingTerms(concern, corpus);
  const said = new Set(termsAsked({ ...concern, topics: [] }, corpus).keys());
  return near
    .slice(0, most)
    .map((at) => explain(corpus.bodies[at]!, scores[at]!, { concern, read: corpus.read, telling, said }));
}

/** Which bodies are asked for. */
export interface Wanted {
  /** How many at most; 10 unless told. */
  readonly most?: number;
  /** All unless told. */
  readonly kinds?: readonly KindOfText[];
  /** The petition or group that the concern itself is. */
  readonly except?: Pick<TextOfBody, 'kind' | 'id'> | undefined;
}

// Chosen on the even lines of 290 real proposals, see docs/decisions/overlap.md.
const titleWeight = 3;
const phraseWeight = 1.5;
const topicWordWeight = 2;
const topicsWeight = 0.3;
const nameWeight = 0.3;
// How slowly the second and third time that a word occurs count less: large, because charges are short and repeat what they mean.
const saturation = 12;
// Whoever is named shares the words of the name, so it is enough to look for names among so many.
const mostNamed = 100;

/** A term of the concern: how much it counts, and which bodies have it. */
interface AskedTerm extends Span {
  readonly weight: number;
  /** What it would count if it were said once, in the purpose. */
  readonly once: number;
}

type Asked = ReadonlyMap<string, AskedTerm>;

function termsAsked({ title, purpose, topics }: Concern, { bodies, index, read }: Corpus): Asked {
  const asked = new Map<string, AskedTerm>();
  const ask = (text: string, count: number) => {
    for (const term of read(text)) {
      const key = keyOf(term);
      const span = asked.get(key) ?? postingsOf(index, term);
      const one = rarity(span.end - span.start, bodies.length) * (term.before === undefined ? 1 : phraseWeight);
      const weight = (asked.get(key)?.weight ?? 0) + count * one;
      asked.set(key, { start: span.start, end: span.end, weight, once: one });
    }
  };
  ask(title, titleWeight);
  ask(purpose, 1);
  for (const topic of topics) ask(topic, topicWordWeight);
  return asked;
}

/** What few bodies have tells more. */
function rarity(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/** For each body, which part of the concern's weight its text has. */
function textScores(asked: Asked, { bodies, index }: Corpus): Float64Array {
  const scores = new Float64Array(bodies.length);
  let whole = 0;
  for (const { weight, start, end } of asked.values()) {
    whole += weight;
    for (let at = start; at < end; at += 1) {
      const count = index.weights[at]!;
      scores[index.bodies[at]!]! += (weight * (saturation + 1) * count) / (saturation + count);
    }
  }
  return whole > 0 ? scores.map((score) => Math.min(1, score / whole)) : scores;
}

function addTopics(scores: Float64Array, { topics }: Concern, corpus: Corpus): void {
  const asked = [...new Set(topics.map(topicKey))].map((topic) => {
    const having = corpus.topics.get(topic) ?? [];
    return { having, weight: rarity(having.length, corpus.bodies.length) };
  });
  const whole = asked.reduce((sum, { weight }) => sum + weight, 0);
  for (const { having, weight } of asked) for (const at of having) scores[at]! += (topicsWeight * weight) / whole;
}

function addNames(
  scores: Float64Array,
  among: readonly number[],
  { text, corpus }: { text: string; corpus: Corpus },
): void {
  for (const at of among) if (nameSpoken(corpus.bodies[at]!, text)) scores[at]! += nameWeight;
}

/** The bodies with the highest scores, at most so many and a few that are equal. */
function best(scores: Float64Array, most: number): number[] {
  const least = scores.toSorted().at(-most) ?? 0;
  const found: number[] = [];
  for (let at = 0; at < scores.length; at += 1) if (scores[at]! > 0 && scores[at]! >= least) found.push(at);
  return found;
}

const textOf = ({ title, purpose }: Concern): string => `${title}\n\n${purpose}`;

/**
 * The terms of the concern's own text that are worth showing, and how much each tells: a word that every third body has
 * explains nothing.  Saying a word again and again makes it tell a little more, so that “members” does not drown “seeds”.
 */
function tellingTerms(concern: Concern, corpus: Corpus): Map<string, number> {
  const common = Math.max(3, corpus.bodies.length / 3);
  const telling = new Map<string, number>();
  for (const [key, { weight, once, start, end }] of termsAsked({ ...concern, topics: [] }, corpus)) {
    if (!key.startsWith('#') && end > start && end - start <= common)
      telling.set(key, once * (1 + Math.log(weight / once)));
  }
  return telling;
}

interface Explaining extends Pick<Corpus, 'read'> {
  readonly concern: Concern;
  readonly telling: ReadonlyMap<string, number>;
  /** All terms of the concern, the common ones too. */
  readonly said: ReadonlySet<string>;
}

function explain(body: TextOfBody, score: number, { concern, read, telling, said }: Explaining): Hit {
  const topics = new Set(concern.topics.map(topicKey));
  const found = {
    body,
    score: Math.min(1, Math.round(score * 1000) / 1000),
    words: sharedWords(body, telling, read),
    topics: body.topics.filter((topic) => topics.has(topicKey(topic))),
    named: nameSpoken(body, textOf(concern)),
  };
  const touch = { ...found, sharesAWord: sharesAny(body, said, read) };
  return { ...found, why: whyTouched(touch, 'writer'), whyTold: whyTouched(touch, 'other') };
}
