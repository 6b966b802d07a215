import type { Db } from '../../platform/db/index.ts';
import { latestNews } from '../../platform/facts/index.ts';
import type { CharterFact } from '../facts.ts';
import type { Petition } from './model.ts';
import { petitionsById } from './queries.ts';
import { isPublic } from './rules.ts';

/** What changes the public page of a petition, but for its signatures, which would be news all day. */
const kinds: readonly CharterFact['kind'][] = [
  'charters.petition-opened',
  'charters.petition-awaits',
  'charters.petition-suspended',
  'charters.petition-resumed',
  'charters.petition-filed',
  'charters.petition-verified',
  'charters.petition-decided',
  'charters.decision-ratified',
  'charters.petition-withdrawn',
  'charters.petition-expired',
  'charters.petition-left',
];

/** A public petition, and when it was first and last news. */
export interface PetitionNews {
  readonly petition: Petition;
  readonly openedAt: Date;
  readonly updatedAt: Date;
}

/** Public petitions of which there is news, the latest first. */
export async function newsOfPetitions(db: Db, most: number): Promise<PetitionNews[]> {
  const news = await latestNews(db, { kinds, about: 'petition', most });
  const petitions = await petitionsById(
    db,
    news.map(({ subject }) => Number(subject)),
  );
  return news.flatMap(({ subject, firstAt, lastAt }) => {
    const petition = petitions.get(Number(subject));
    return petition && isPublic(petition) ? [{ petition, openedAt: firstAt, updatedAt: lastAt }] : [];
  });
}
