import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';

const opened = seeing<never>();

/** Something that falls due: the kind of task, the id of what it is about, and when. */
export interface Due {
  readonly kind: string;
  readonly subject: string;
  readonly at: Date;
}

/** Notes that a task falls due at an instant; noting it twice is noting it once. */
export async function fallsDue(db: Db, { kind, subject, at }: Due): Promise<void> {
  await sql`
    insert into platform.due (kind, subject, due_at, try_at) values (${kind}, ${subject}, ${at}, ${at}) on conflict do nothing
  `.execute(opened(db));
}

/** Takes back what has not been done yet. */
export async function noLongerDue(db: Db, kind: string, subject: string): Promise<void> {
  await sql`delete from platform.due where kind = ${kind} and subject = ${subject} and done_at is null`.execute(
    opened(db),
  );
}
