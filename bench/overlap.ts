import type { Concern, TextOfBody } from '../src/units/charges/model.ts';
import { prepareCorpus } from '../src/units/charges/ranking/corpus.ts';
import { rankOverlap } from '../src/units/charges/ranking/rank.ts';
import { measure, quantile } from './harness.ts';
import { bareIndex } from './yardstick/overlap.ts';

const units = 10_000;
const questions = 100;

/** 10,000 units made of words as frequent as in a language; 100 statements of purpose, a tenth of them as long as is allowed. */
export async function bench(): Promise<void> {
  const random = seeded(20_261_123);
  const bodies = Array.from({ length: units }, (_, at) => aUnit(at, random));
  const concerns = Array.from({ length: questions }, (_, at) => aConcern(at, random));
  const before = residentMiB();
  const corpus = prepareCorpus(bodies);
  const held = residentMiB() - before;

  const texts = bodies.map(({ name, topics, text }) => [name, ...topics, text].join(' '));
  const bare = bareIndex(texts);
  const product = (part: number) => () =>
    quantile(
      concerns.map((each) => timeOf(() => rankOverlap(each, corpus))),
      part,
    );
  const yardstick = (part: number) => () =>
    quantile(
      concerns.map(({ title, purpose }) => timeOf(() => bare(`${title} ${purpose}`))),
      part,
    );

  await measure('overlap', [
    { name: 'a question, p95', unit: 'ms', product: product(0.95), yardstick: yardstick(0.95) },
    { name: 'a question, p50', unit: 'ms', product: product(0.5), yardstick: yardstick(0.5) },
    {
      name: 'preparing 10,000 units',
      unit: 'ms',
      product: () => timeOf(() => prepareCorpus(bodies)),
      yardstick: () => timeOf(() => bareIndex(texts)),
    },
    { name: 'memory of the index', unit: 'MiB', product: () => held },
  ]);
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function residentMiB(): number {
  global.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}

type Random = () => number;

/** The same numbers on every machine: mulberry32. */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables = ['ba', 'co', 'di', 'fer', 'gra', 'li', 'mo', 'nu', 'pre', 'ser', 'ti', 'vo'];
const vocabulary = 20_000;

/** Zipf's law: the tenth word is a tenth as frequent as the first. */
function aWord(random: Random): string {
  let rank = Math.floor(vocabulary ** random());
  let word = '';
  for (let part = 0; part < 3 || rank > 0; part += 1) {
    word += syllables[rank % syllables.length];
    rank = Math.floor(rank / syllables.length);
  }
  return word;
}

const words = (count: number, random: Random): string => Array.from({ length: count }, () => aWord(random)).join(' ');

const aTopic = (random: Random): string => `topic ${Math.floor(random() * 200)}`;

function aUnit(at: number, random: Random): TextOfBody {
  return {
    kind: 'unit',
    id: `unit-${at}`,
    name: words(3, random),
    acronym: '',
    form: 'committee',
    text: words(40, random),
    topics: [aTopic(random), aTopic(random), aTopic(random)],
  };
}

function aConcern(at: number, random: Random): Concern {
  const purpose = words(at % 10 === 0 ? 1_200 : 200, random).slice(0, 10_000);
  return { title: words(5, random), purpose, topics: [aTopic(random), aTopic(random)] };
}
