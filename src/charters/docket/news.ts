import type { Db } from '../../platform/db/index.ts';
import { latestNews } from '../../platform/facts/index.ts';
import type { CharterFact } from '../facts.ts';
import { decisions, type ListedDecision } from './queries.ts';

/** What changes a decision as everyone reads it. */
const kinds: readonly CharterFact['kind'][] = [
  'charters.petition-decided',
  'charters.decision-ratified',
  'charters.decision-worded',
];

/** More than change between two readings of a feed. */
const mostNews = 500;

/** A public decision, and when it was last news. */
export interface DecisionNews {
  readonly decision: ListedDecision;
  readonly updatedAt: Date;
}

/** Public decisions, the latest first. */
export async function newsOfDecisions(db: Db, most: number): Promise<DecisionNews[]> {
  const [found, news] = await Promise.all([
    decisions(db, { public: true, most }),
    latestNews(db, { kinds, about: 'decision', most: mostNews }),
  ]);
  const changedAt = new Map(news.map(({ subject, lastAt }) => [subject, lastAt]));
  return found.map((decision) => ({
    decision,
    updatedAt: changedAt.get(String(decision.id)) ?? decision.recordedAt,
  }));
}
