import type { ComponentChildren } from 'preact';
import type { Db } from '../platform/db/index.ts';
import { petitionsIn, type NearTold, type UnitTouched } from '../charters/index.ts';
import { groupsForOverlap } from '../groups/index.ts';
import type { Association } from '../roll/index.ts';
import {
  asText,
  kindWords,
  NearBodies,
  nearEnough,
  nearTo,
  topicLabels,
  unitTexts,
  type Concern,
  type Corpus,
  type CorpusKeeper,
  type Near,
  type TextSource,
  type TopicList,
} from '../units/index.ts';

/** Whatever may already cover a concern: units, groups, and petitions that are under way. */
export function textSources({ topics, words }: Pick<Association, 'topics' | 'words'>): TextSource[] {
  return [unitTexts(topics), groupTexts(topics, words.group.one), petitionTexts(topics)];
}

/** @param form what the association calls its groups; words that say nothing of a subject */
const groupTexts = (topics: TopicList, form: string): TextSource => ({
  kinds: ['opened', 'renamed', 'described', 'repurposed', 'lapsed', 'resumed', 'ended'].map(
    (end) => `groups.group-${end}`,
  ),
  texts: async (db) =>
    (await groupsForOverlap(db)).map(({ slug, name, formerNames, purpose, topics: slugs }) => ({
      kind: 'group',
      id: slug,
      name,
      formerNames,
      form,
      text: purpose,
      topics: topicLabels(slugs, topics),
      href: `/groups/${slug}`,
    })),
});

/** The text of an open petition is frozen, so that saved drafts change nothing here.  One that is suspended is not shown beside others: its text may be why. */
const petitionTexts = (topics: TopicList): TextSource => ({
  kinds: [
    'opened',
    'awaits',
    'turned-back',
    'resumed',
    'suspended',
    'withdrawn',
    'expired',
    'left',
    'filed',
    'verified',
    'decided',
    'erased',
  ].map((end) => `charters.petition-${end}`),
  texts: async (db) =>
    (await petitionsIn(db, ['awaiting', 'signing', 'filed', 'docketed'], { most: 1_000 })).map(
      ({ id, title, purpose, topics: slugs }) => ({
        kind: 'petition',
        id: String(id),
        number: `P ${id}`,
        name: title,
        text: purpose,
        topics: topicLabels(slugs, topics),
        href: `/petitions/${id}`,
      }),
    ),
});

interface Asked extends Concern {
  /** The petition that asks, so that it is not near to itself. */
  readonly except: number | null;
  /** Whether it is told to whoever writes it; else to others. */
  readonly isOwn?: boolean;
}

const mostKept = 500;

/** Finds who is near to a concern. What was found is kept as long as no text has changed: a petition is read by many. */
function nearFound(
  corpus: CorpusKeeper,
  topics: TopicList,
): (visit: { readonly db: Db }, asked: Asked) => Promise<Near> {
  const known = new WeakMap<Corpus, Map<string, Near>>();
  return async ({ db }, asked) => {
    const now = await corpus(db);
    const kept = known.get(now) ?? new Map<string, Near>();
    known.set(now, kept);
    const key = JSON.stringify(asked);
    const near = kept.get(key) ?? find(asked, now, topics);
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, near);
    return near;
  };
}

/** How the charters are told who is near to a concern: drawn for readers, and the units by name for those who ask them. */
export function nearOf(
  corpus: CorpusKeeper,
  topics: TopicList,
): {
  near: (visit: { readonly db: Db }, asked: Asked) => Promise<ComponentChildren>;
  nearTold: (visit: { readonly db: Db }, asked: Asked) => Promise<readonly NearTold[]>;
  unitsTouched: (visit: { readonly db: Db }, asked: Asked) => Promise<readonly UnitTouched[]>;
} {
  const found = nearFound(corpus, topics);
  return {
    near: async (visit, asked) => (
      <NearBodies near={await found(visit, asked)} reader={asked.isOwn ? 'writer' : 'other'} />
    ),
    nearTold: async (visit, asked) => {
      const { units, others } = nearEnough(await found(visit, asked));
      return [...units, ...others].map(({ body, whyTold }) => ({
        kind: kindWords[body.kind],
        name: body.name,
        href: body.href,
        why: asText(whyTold),
      }));
    },
    unitsTouched: async (visit, asked) =>
      nearEnough(await found(visit, asked))
        .units.filter(({ body }) => body.endedOn === undefined)
        .map(({ body, words, topics: shared, named }) => ({
          slug: body.id,
          touched: [...new Set([...words, ...shared, ...(named ? [named] : [])])],
        })),
  };
}

function find({ title, purpose, topics: slugs, except }: Asked, corpus: Corpus, topics: TopicList): Near {
  const concern = { title, purpose, topics: topicLabels(slugs, topics) };
  return nearTo(concern, corpus, except === null ? {} : { except: { kind: 'petition', id: String(except) } });
}
