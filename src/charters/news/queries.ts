import { sql } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import type { PetitionId } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import type { NewsItem, NewsItemId } from './model.ts';

const columns = sql`
  id, petition, title, body, posted_at as "postedAt", taken_down_at as "takenDownAt", taken_down_code as "takenDownCode"
`;

/** What organizers told of a petition, newest first; at most one a week is told. */
export async function newsOf(db: Db, petition: PetitionId): Promise<NewsItem[]> {
  const { rows } = await sql<NewsItem>`
    select ${columns} from charters.news_item where petition = ${petition} order by posted_at desc, id desc limit 200
  `.execute(charters(db));
  return rows;
}

/** The day, in the time zone, of the latest item, also of one that was taken down; null where nothing was told. */
export async function latestNewsOn(db: Db, petition: PetitionId, zone: string): Promise<CalendarDay | null> {
  const [latest] = await newsOf(db, petition);
  return latest ? dayOf(latest.postedAt, zone) : null;
}

export async function newsItemById(db: Db, id: NewsItemId): Promise<NewsItem | undefined> {
  const { rows } = await newsItem(id).execute(charters(db));
  return rows[0];
}

/** The same, kept from being taken down until the letters about it are written. */
export async function newsItemToTell(db: Db, id: NewsItemId): Promise<NewsItem | undefined> {
  const { rows } = await sql<NewsItem>`${newsItem(id)} for share`.execute(charters(db));
  return rows[0];
}

const newsItem = (id: NewsItemId) => sql<NewsItem>`select ${columns} from charters.news_item where id = ${id}`;

/** What a person told, newest first, at most 100 unless told. */
export async function newsBy(db: Db, person: PersonId, { most = 100 } = {}): Promise<NewsItem[]> {
  const { rows } = await sql<NewsItem>`
    select ${columns} from charters.news_item where posted_by = ${person} order by posted_at desc, id desc limit ${most}
  `.execute(charters(db));
  return rows;
}

/** A signer who asked to be told. */
export interface ToTell {
  readonly signature: number;
  readonly person: PersonId;
}

/** Standing signers who asked to be told how it goes on, in the order of their signatures, after the one given; at most `most`. */
export async function signersToTell(
  db: Db,
  petition: PetitionId,
  { after, most }: { after: number; most: number },
): Promise<ToTell[]> {
  const { rows } = await sql<ToTell>`
    select id as signature, person from charters.signature
    where petition = ${petition} and id > ${after} and wants_news and person is not null and withdrawn_at is null and invalidated_at is null
    order by id limit ${most}
  `.execute(charters(db));
  return rows;
}

/** Whether a signer is told, for the link in a letter: also of a signature that no longer stands, whose signer is told nothing. */
export async function wishOf(
  db: Db,
  signature: number,
): Promise<{ petition: PetitionId; title: string; isTold: boolean; stands: boolean } | undefined> {
  const { rows } = await sql<{ petition: PetitionId; title: string; isTold: boolean; stands: boolean }>`
    select signature.petition, petition.title, withdrawn_at is null and invalidated_at is null as stands,
           wants_news and withdrawn_at is null and invalidated_at is null as "isTold"
    from charters.signature join charters.petition on petition.id = signature.petition where signature.id = ${signature}
  `.execute(charters(db));
  return rows[0];
}
