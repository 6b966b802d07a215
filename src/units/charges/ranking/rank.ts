import type { Concern, Hit, TextOfBody } from '../model.ts';
import { whyTouched } from '../words.ts';
import { topicKey, type Corpus } from './corpus.ts';
import { nameSpoken } from './names.ts';
import { sharedWords } from './shared-words.ts';

/**
 * The bodies that the concern touches, the closest first.  It informs and never refuses: the order is a guess, and each
 * hit says what it rests on.  Text, topics and names are weighed together, so that a mandate that is shared with hardly a
 * shared word is found by its topic.
 *
 * @param most how many at most; 10 unless told
 */
export function rankOverlap(concern: Concern, corpus: Corpus, most = 10): Hit[] {
  const scores = textScores(termsAsked(concern, corpus), corpus);
  addTopics(scores, concern, corpus);
  addNames(scores, concern, corpus);
  const telling = tellingTerms(concern, corpus);
  return best(scores, most).map((at) => explain(corpus.bodies[at]!, scores[at]!, { concern, corpus, telling }));
}

// Chosen on the even lines of 290 real proposals, see docs/decisions/overlap.md.
const titleWeight = 3;
const phraseWeight = 1.5;
// How slowly the second and third time that a word occurs count less: large, because charges are short and repeat what they mean.
const saturation = 12;
const topicWordWeight = 2;
const topicsWeight = 0.3;
const nameWeight = 0.3;

/** How much each term of the concern counts. */
type Asked = ReadonlyMap<string, number>;

function termsAsked({ title, purpose, topics }: Concern, corpus: Corpus): Asked {
  const asked = new Map<string, number>();
  const ask = (text: string, weight: number) => {
    for (const { key } of corpus.read(text)) asked.set(key, (asked.get(key) ?? 0) + weight);
  };
  ask(title, titleWeight);
  ask(purpose, 1);
  for (const topic of topics) ask(topic, topicWordWeight);
  for (const [key, count] of asked)
    asked.set(key, count * (key.includes(' ') ? phraseWeight : 1) * rarityOf(key, corpus));
  return asked;
}

const rarityOf = (key: string, corpus: Corpus): number => rarity(corpus.postings.get(key)?.bodies.length ?? 0, corpus);

/** What few bodies have tells more. */
function rarity(having: number, { bodies }: Pick<Corpus, 'bodies'>): number {
  return Math.log(1 + (bodies.length - having + 0.5) / (having + 0.5));
}

/** For each body, which part of the concern's weight its text has. */
function textScores(asked: Asked, { bodies, postings }: Corpus): Float64Array {
  const scores = new Float64Array(bodies.length);
  let whole = 0;
  for (const [key, weight] of asked) {
    whole += weight;
    const found = postings.get(key);
    if (!found) continue;
    for (let at = 0; at < found.bodies.length; at += 1) {
      const count = found.weights[at]!;
      scores[found.bodies[at]!]! += (weight * (saturation + 1) * count) / (saturation + count);
    }
  }
  if (whole > 0) for (let at = 0; at < scores.length; at += 1) scores[at]! = Math.min(1, scores[at]! / whole);
  return scores;
}

function addTopics(scores: Float64Array, { topics }: Concern, corpus: Corpus): void {
  const asked = [...new Set(topics.map(topicKey))].map((topic) => corpus.topics.get(topic) ?? []);
  const whole = asked.reduce((sum, having) => sum + rarity(having.length, corpus), 0);
  for (const having of asked) {
    for (const at of having) scores[at]! += (topicsWeight * rarity(having.length, corpus)) / whole;
  }
}

function addNames(scores: Float64Array, concern: Concern, { bodies }: Corpus): void {
  const text = textOf(concern);
  for (const [at, body] of bodies.entries()) if (nameSpoken(body, text)) scores[at]! += nameWeight;
}

function best(scores: Float64Array, most: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < scores.length; at += 1) if (scores[at]! > 0) found.push(at);
  return found.sort((one, other) => scores[other]! - scores[one]! || one - other).slice(0, most);
}

interface Explaining {
  readonly concern: Concern;
  readonly corpus: Corpus;
  readonly telling: Asked;
}

function explain(body: TextOfBody, score: number, { concern, corpus, telling }: Explaining): Hit {
  const topics = new Set(concern.topics.map(topicKey));
  const text = textOf(concern);
  const found = {
    body,
    score: Math.min(1, Math.round(score * 1000) / 1000),
    words: sharedWords(body, telling, corpus.read),
    topics: body.topics.filter((topic) => topics.has(topicKey(topic))),
    named: nameSpoken(body, text),
  };
  return { ...found, why: whyTouched(found) };
}

const textOf = ({ title, purpose }: Concern): string => `${title}\n\n${purpose}`;

/**
 * The terms of the concern's own text that are worth showing, and how much each counts: a word that every third body has
 * explains nothing.
 */
function tellingTerms(concern: Concern, corpus: Corpus): Asked {
  const common = Math.max(3, corpus.bodies.length / 3);
  const having = (key: string) => corpus.postings.get(key)?.bodies.length ?? 0;
  const asked = [...termsAsked({ ...concern, topics: [] }, corpus)];
  return new Map(asked.filter(([key]) => !key.startsWith('#') && having(key) > 0 && having(key) <= common));
}
