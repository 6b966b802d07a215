import type { Db } from '../../platform/db/index.ts';
import { factsVersion } from '../../platform/facts/index.ts';
import { structureKinds, type Unit } from '../structure/model.ts';
import { allUnits } from '../structure/queries.ts';
import type { Concern, Hit, TextOfBody } from './model.ts';
import { prepareCorpus, type Corpus } from './ranking/corpus.ts';
import { rankOverlap, type Wanted } from './ranking/rank.ts';

/** Where texts come from: units, groups, petitions. Public ones only. */
export interface TextSource {
  /** Facts that tell of a change in the texts. */
  readonly kinds: readonly string[];
  texts(db: Db): Promise<readonly TextOfBody[]>;
}

/** Gives the texts of all sources, ready to be ranked. */
export type CorpusKeeper = (db: Db) => Promise<Corpus>;

/**
 * Keeps the texts of all sources in memory, ready to be ranked, and makes them ready again once a fact tells of a change: one
 * small statement a question.  Several processes may each keep their own.
 */
export function keepCorpus(sources: readonly TextSource[]): CorpusKeeper {
  const kinds = sources.flatMap((source) => source.kinds);
  let kept: { version: string; corpus: Promise<Corpus> } | undefined;
  return async (db) => {
    const version = await factsVersion(db, kinds);
    if (kept?.version === version) return kept.corpus;
    const making = { version, corpus: prepared(sources, db) };
    kept = making;
    making.corpus.catch(() => {
      if (kept === making) kept = undefined;
    });
    return making.corpus;
  };
}

async function prepared(sources: readonly TextSource[], db: Db): Promise<Corpus> {
  return prepareCorpus(...(await Promise.all(sources.map((source) => source.texts(db)))));
}

/** The charges of all units, those that are no more too. */
export const unitTexts = (topics: TopicList): TextSource => ({
  kinds: structureKinds,
  texts: async (db) => (await allUnits(db)).map((unit) => textOfUnit(unit, topics)),
});

/** The association's topics. */
export type TopicList = readonly { readonly slug: string; readonly label: string }[];

/** Topics as they are called; a slug that the list has no more becomes words. */
export function topicLabels(slugs: readonly string[], topics: TopicList): string[] {
  return slugs.map((slug) => topics.find((topic) => topic.slug === slug)?.label ?? slug.replaceAll('-', ' '));
}

function textOfUnit(unit: Unit, topics: TopicList): TextOfBody {
  return {
    kind: 'unit',
    id: unit.slug,
    name: unit.name,
    acronym: unit.acronym,
    formerNames: unit.formerNames.map(({ name }) => name),
    form: unit.kind,
    text: unit.charge,
    topics: topicLabels(unit.topics, topics),
    href: `/units/${unit.slug}`,
    ...(unit.discontinuedOn && { endedOn: unit.discontinuedOn }),
  };
}

/** What is near to a concern: units first, because they are the ones that will be asked, then groups and petitions. */
export interface Near {
  readonly units: readonly Hit[];
  readonly others: readonly Hit[];
}

// Below this a body shares no more than any two texts do.
const leastScore = 0.05;
const mostUnits = 5;
const mostOthers = 3;

/** Those of the bodies that are near enough to be shown, and the units to be asked. */
export function nearEnough({ units, others }: Near): Near {
  return { units: units.filter(isNear).slice(0, mostUnits), others: others.filter(isNear).slice(0, mostOthers) };
}

const isNear = ({ score, named, topics }: Hit): boolean => score >= leastScore || named !== null || topics.length > 0;

/** The bodies near to a concern, the closest first, at most so many of each. Topics may be given by slug or label. */
export function nearTo(concern: Concern, corpus: Corpus, { most = 10, except }: Omit<Wanted, 'kinds'> = {}): Near {
  return {
    units: rankOverlap(concern, corpus, { most, kinds: ['unit'], except }),
    others: rankOverlap(concern, corpus, { most, kinds: ['group', 'petition'], except }),
  };
}
