import type { Visit } from '../../platform/act/index.ts';
import { findThings } from '../../platform/search/index.ts';
import { firstSentence, petitionsUnder, publicAmong } from '../../charters/index.ts';
import { gistOf, groupsBy, groupsById } from '../../groups/index.ts';
import { unitsBy, unitsById } from '../../units/index.ts';

/** What can be looked for. */
export const nouns = ['petition', 'group', 'unit'] as const;
export type SearchNoun = (typeof nouns)[number];

/** What somebody asked for. */
export interface Asked {
  readonly text: string;
  readonly topic: string;
  readonly noun: SearchNoun | undefined;
}

/** Which part of what is found. */
interface Part {
  readonly most: number;
  readonly from: number;
}

/** A thing that was found, whether by words or by topic. */
export interface Found {
  readonly noun: string;
  readonly id: string;
  readonly href: string;
  readonly title: string;
  /** Matched words stand between \u0001 and \u0002. */
  readonly excerpt: string;
}

const mostUnderTopic = 200;

/** Things that match what was asked, of those that the visitor may see. */
export async function lookFor(
  visit: Visit,
  asked: Asked,
  part: Part,
): Promise<{ found: readonly Found[]; total: number }> {
  if (asked.topic) return underTopic(visit, asked, part);
  const { noun, text } = asked;
  const { hits, total } = await findThings(visit.db, text, {
    ...(noun && { noun }),
    ...part,
  });
  return { found: await seen(visit, hits), total };
}

/** Each hit is asked again at the capability that knows who may see it, in one statement for each kind. */
async function seen(visit: Visit, hits: readonly Found[]): Promise<readonly Found[]> {
  const ids = (noun: SearchNoun) => hits.filter((hit) => hit.noun === noun).map(({ id }) => id);
  const [petitions, groups, units] = await Promise.all([
    publicAmong(visit.db, ids('petition').map(Number)),
    groupsById(visit.db, ids('group')),
    unitsById(visit.db, ids('unit').map(Number)),
  ]);
  return hits.filter(({ noun, id }) => {
    if (noun === 'petition') return petitions.has(Number(id));
    if (noun === 'group') return groups.has(id);
    return noun === 'unit' && units.has(Number(id));
  });
}

/** All that stands under a topic; with words, only what matches them too. */
async function underTopic(visit: Visit, { topic, text, noun }: Asked, { most, from }: Part) {
  const { db } = visit;
  const [petitions, groups, { units }, matching] = await Promise.all([
    petitionsUnder(db, topic),
    groupsBy(db, { topic, most: mostUnderTopic }),
    unitsBy(db, { topic, most: mostUnderTopic, state: 'standing' }),
    text ? findThings(db, text, { most: mostUnderTopic }) : undefined,
  ]);
  const all: Found[] = [
    ...groups.groups.map(({ id, slug, name, purpose }) => ({
      noun: 'group',
      id,
      href: `/groups/${slug}`,
      title: name,
      excerpt: gistOf(purpose),
    })),
    ...petitions.map(({ id, title, purpose }) => ({
      noun: 'petition',
      id: String(id),
      href: `/petitions/${id}`,
      title,
      excerpt: firstSentence(purpose),
    })),
    ...units.map(({ id, slug, name, charge }) => ({
      noun: 'unit',
      id: String(id),
      href: `/units/${slug}`,
      title: name,
      excerpt: gistOf(charge),
    })),
  ];
  const wanted = matching && new Set(matching.hits.map((hit) => `${hit.noun} ${hit.id}`));
  const found = all.filter(
    (each) => (!noun || each.noun === noun) && (!wanted || wanted.has(`${each.noun} ${each.id}`)),
  );
  return { found: found.slice(from, from + most), total: found.length };
}
