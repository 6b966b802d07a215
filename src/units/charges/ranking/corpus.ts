import type { TextOfBody } from '../model.ts';
import { readerOfTerms, type Reader, type Term } from './words-in.ts';

/** Where a term stands: in these bodies, and how heavily in each. */
export interface Postings {
  readonly bodies: number[];
  readonly weights: number[];
}

/** Texts made ready to be ranked, once, so that a question is quick. */
export interface Corpus {
  readonly bodies: readonly TextOfBody[];
  readonly postings: ReadonlyMap<string, Postings>;
  /** Topic → which bodies carry it. */
  readonly topics: ReadonlyMap<string, readonly number[]>;
  /** Reads other texts as these were read. */
  readonly read: Reader;
}

/** A topic as it is compared. */
export const topicKey = (topic: string): string => topic.trim().toLowerCase();

/** The fields of a body's text, and how much a word in each counts. */
export function fieldsOf(body: TextOfBody): { readonly text: string; readonly weight: number }[] {
  const names = [body.name, body.acronym ?? '', ...(body.formerNames ?? [])].join('. ');
  return [
    { text: names, weight: nameWeight },
    { text: body.topics.join('. '), weight: topicWordWeight },
    { text: body.text, weight: 1 },
  ];
}

const nameWeight = 3;
const topicWordWeight = 2;
// How much a long text is held back: 0 not at all, 1 wholly.
const lengthWeight = 0.75;

/** Prepares texts of any kind, in one or several lists, for `rankOverlap`. */
export function prepareCorpus(...lists: readonly (readonly TextOfBody[])[]): Corpus {
  const bodies = lists.flat();
  const read = readerOfTerms([...new Set(bodies.map(({ form }) => form ?? ''))]);
  const texts = bodies.map((body) => fieldsOf(body).map(({ text, weight }) => ({ weight, terms: read(text) })));
  const usual = usualLengths(texts);
  const postings = new Map<string, Postings>();
  for (const [body, fields] of texts.entries()) {
    for (const [key, weight] of weigh(fields, usual)) post(postings, key, body, weight);
  }
  return { bodies, postings, topics: bodiesByTopic(bodies), read };
}

interface Field {
  readonly weight: number;
  readonly terms: readonly Term[];
}

/** How many terms each field has on the average. */
function usualLengths(texts: readonly (readonly Field[])[]): number[] {
  const fields = texts[0]?.length ?? 0;
  return Array.from({ length: fields }, (_, field) => {
    const total = texts.reduce((sum, each) => sum + each[field]!.terms.length, 0);
    return Math.max(1, total / texts.length);
  });
}

/** Each field's counts, held back by its length, then added: BM25F (Robertson, Zaragoza and Taylor, 2004). */
function weigh(fields: readonly Field[], usual: readonly number[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [at, { weight, terms }] of fields.entries()) {
    const one = weight / (1 - lengthWeight + (lengthWeight * terms.length) / usual[at]!);
    for (const { key } of terms) weights.set(key, (weights.get(key) ?? 0) + one);
  }
  return weights;
}

function post(postings: Map<string, Postings>, key: string, body: number, weight: number): void {
  const found = postings.get(key);
  if (found) {
    found.bodies.push(body);
    found.weights.push(weight);
  } else postings.set(key, { bodies: [body], weights: [weight] });
}

function bodiesByTopic(bodies: readonly TextOfBody[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [body, { topics }] of bodies.entries()) {
    for (const topic of new Set(topics.map(topicKey))) {
      const carriers = found.get(topic);
      if (carriers) carriers.push(body);
      else found.set(topic, [body]);
    }
  }
  return found;
}
