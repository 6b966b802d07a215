import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';

const opened = seeing<never>();

/** What the background could not do, as counts. */
export interface Stuck {
  /** Letters that were given up. */
  readonly letters: number;
  /** Letters that wait for another try. */
  readonly lettersWaiting: number;
  /** Reactions to facts that failed and will be tried again. */
  readonly reactions: number;
  /** Tasks that failed and will be tried again. */
  readonly tasks: number;
}

/** Counts what went wrong in the background, for whoever administers the house. */
export async function whatIsStuck(db: Db): Promise<Stuck> {
  const { rows } = await sql<Stuck>`
    select (select count(*)::integer from platform.letter where failed_at is not null) as letters,
           (select count(*)::integer from platform.letter where sent_at is null and failed_at is null and attempts > 0) as "lettersWaiting",
           (select count(*)::integer from platform.reaction_failed) as reactions,
           (select count(*)::integer from platform.due where done_at is null and error is not null) as tasks
  `.execute(opened(db));
  return rows[0]!;
}

/** What the background has before it at an instant, for whoever watches the machine. */
export interface Waiting {
  /** Letters that have not left, and may still. */
  readonly lettersWaiting: number;
  readonly lettersFailed: number;
  /** Since when the letter waits that waits longest. */
  readonly oldestLetterAt: Date | null;
  /** Copies of messages to many that have not left. */
  readonly copiesWaiting: number;
  /** Messages that came in and have not been handed on. */
  readonly incomingWaiting: number;
  /** Tasks that are due, whether they were tried or not. */
  readonly tasksWaiting: number;
  readonly tasksFailed: number;
  /** Since when the task is due that waits longest and was never tried. */
  readonly oldestTaskAt: Date | null;
  readonly reactionsFailed: number;
  readonly facts: number;
  readonly sealed: number;
  readonly sealedAt: Date | null;
}

/** Every part of it is read from an index of what is open, or from its end: it may be asked every few seconds. */
export async function whatWaits(db: Db, at: Date): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    with head as materialized (select size, last_fact, made_at from platform.checkpoint order by size desc limit 1)
    select letter.*, copy.*, incoming.*, task.*,
           (select count(*)::integer from platform.letter where failed_at is not null) as "lettersFailed",
           (select count(*)::integer from platform.reaction_failed) as "reactionsFailed",
           coalesce((select size from head), 0) + (select count(*) from platform.fact where id > coalesce((select last_fact from head), 0)) as facts,
           coalesce((select size from head), 0) as sealed,
           (select made_at from head) as "sealedAt"
    from (select count(*)::integer as "lettersWaiting", min(written_at) as "oldestLetterAt"
          from platform.letter where sent_at is null and failed_at is null) as letter,
         (select coalesce(sum(last_number - first_number + 1), 0)::integer as "copiesWaiting" from platform.bundle) as copy,
         (select count(*)::integer as "incomingWaiting" from platform.incoming_recipient where handed_at is null) as incoming,
         (select count(*) filter (where due_at <= ${at})::integer as "tasksWaiting",
                 count(*) filter (where error is not null)::integer as "tasksFailed",
                 min(due_at) filter (where due_at <= ${at} and attempts = 0) as "oldestTaskAt"
          from platform.due where done_at is null) as task
  `.execute(opened(db));
  return rows[0]!;
}
