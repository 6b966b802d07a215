import { sql } from 'kysely';
import { inPages, seeing, type Db } from '../db/index.ts';
import { lettersTo, type SentLetter } from './mailbox.ts';

const opened = seeing<never>();

/** What is kept of a person in the mail, newest first: their letters, copies of what was posted to many, and what came back. */
export const mailRecordsOf = (db: Db, person: string) => ({
  letters: inPages(
    (after: Pick<SentLetter, 'id'> | undefined) => lettersTo(db, person, after?.id),
    (letter) => letter,
  ),
  copies: copiesTo(db, person),
  returned: returnedFrom(db, person),
});

interface Copy {
  readonly mailing: number;
  readonly number: number;
  readonly postedAt: Date;
  readonly address: string;
  readonly sentAt: Date | null;
  readonly failedAt: Date | null;
  readonly answer: string | null;
}

const copiesTo = (db: Db, person: string) =>
  inPages(
    async (after: Copy | undefined) => {
      const behind = after ? sql`(mailing, number) < (${after.mailing}, ${after.number})` : sql`true`;
      const { rows } = await sql<Copy>`
        select mailing, number, posted_at as "postedAt", address, sent_at as "sentAt", failed_at as "failedAt", answer
        from platform.delivery join platform.mailing on mailing.id = delivery.mailing
        where delivery.person = ${person} and ${behind} order by mailing desc, number desc limit 5000
      `.execute(opened(db));
      return rows;
    },
    // Not the numbers by which it is found: how many others read a list is not theirs to take.
    ({ mailing: _mailing, number: _number, ...copy }) => copy,
  );

interface Returned {
  readonly id: number;
  readonly address: string;
  readonly kind: string;
  readonly status: string | null;
  readonly answer: string;
  readonly at: Date;
}

const returnedFrom = (db: Db, person: string) =>
  inPages(
    async (after: Returned | undefined) => {
      const { rows } = await sql<Returned>`
        select id, address, kind, status, answer, at from platform.bounce
        where person = ${person} and ${after ? sql`id < ${after.id}` : sql`true`} order by id desc limit 5000
      `.execute(opened(db));
      return rows;
    },
    ({ id: _id, ...bounce }) => bounce,
  );
