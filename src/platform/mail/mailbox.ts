import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';
import { drawLetter, type Letter } from './letter.ts';

/** A letter as the outbox remembers it. */
export interface SentLetter {
  readonly id: number;
  readonly kind: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  /** Where an answer goes, for a letter that can be answered by mail. */
  readonly replyTo: string | null;
  readonly writtenAt: Date;
  readonly sentAt: Date | null;
}

const opened = seeing<never>();
const columns = sql.raw(
  'id, kind, address, subject, parts, body_text as text, body_html as html, headers ->> \'Reply-To\' as "replyTo", written_at as "writtenAt", sent_at as "sentAt"',
);

type Row = SentLetter & { readonly parts: Letter | null };
const drawn = ({ parts, ...letter }: Row): SentLetter => (parts ? { ...letter, ...drawLetter(parts) } : letter);

/** Letters, newest first; to one address if it is given; at most 100. For the example's mailbox and for tests. */
export async function lettersSent(
  db: Db,
  { address, before }: { address?: string; before?: number } = {},
): Promise<SentLetter[]> {
  const { rows } = await sql<Row>`
    select ${columns} from platform.letter
    where (${address ?? null}::text is null or lower(address) = lower(${address ?? null})) and (${before ?? null}::bigint is null or id < ${before ?? null})
    order by id desc limit 100
  `.execute(opened(db));
  return rows.map(drawn);
}

export async function letterSent(db: Db, id: number): Promise<SentLetter | undefined> {
  const { rows } = await sql<Row>`select ${columns} from platform.letter where id = ${id}`.execute(opened(db));
  return rows.map(drawn)[0];
}

/** Letters to a person, newest first, at most 1,000; those before one, if it is given. */
export async function lettersTo(
  db: Db,
  person: string,
  before?: number,
): Promise<Omit<SentLetter, 'html' | 'text' | 'replyTo'>[]> {
  const { rows } = await sql<Omit<SentLetter, 'html' | 'text' | 'replyTo'>>`
    select id, kind, address, subject, written_at as "writtenAt", sent_at as "sentAt"
    from platform.letter where person = ${person} and (${before ?? null}::bigint is null or id < ${before ?? null}) order by id desc limit 1000
  `.execute(opened(db));
  return rows;
}
