import { sql } from 'kysely';
import { theSystem, type Act } from '../act/index.ts';
import { seeing, type Db } from '../db/index.ts';
import { fallsDue, type Job, type Task } from '../jobs/index.ts';
import { addMilliseconds, days } from '../time/index.ts';
import type { Traces } from './masks.ts';

const opened = seeing<never>();

/** Somebody who was erased: the ids that they had, and by what they were known. */
export interface Gone extends Traces {
  readonly persons: readonly string[];
  readonly erasedAt: Date;
}

/** Takes somebody out of what a capability keeps: what they wrote, and their names where others did. Safe to repeat. */
export type Forget = (act: Act, gone: Gone) => Promise<void>;

/** What of it is still nobody else’s: whoever came meanwhile may bear the name, or have the address. */
export type StillTheirs = (db: Db, gone: Gone) => Promise<Gone>;

/**
 * Has somebody taken out of all that was written, by every capability in an act of its own, as soon as this one is done.  By what they were
 * known is kept for some days, since the roll forgets it now, and a form that was opened before may bring it back.
 */
export async function forgetSoon(
  act: Act,
  { persons, names, addresses }: Omit<Gone, 'ownNames' | 'erasedAt'>,
): Promise<void> {
  if (persons.length + names.length + addresses.length === 0) return;
  const { rows } = await sql<{ id: number }>`
    insert into platform.erasing (persons, names, addresses, begun_at)
    values (${persons}::uuid[], ${names}::text[], ${addresses}::text[], ${act.at}) returning id
  `.execute(opened(act.db));
  await fallsDue(act.db, { kind: forgettingGone, subject: String(rows[0]!.id), at: act.at });
}

const forgettingGone = 'platform.forget-gone';
const forgettingAgain = 'platform.forget-gone-again';

/** A form that somebody has open for longer is a rare one, and by what they were known is not to be kept. */
const betweenMs = days(3);

/**
 * Does what was promised by `forgetSoon`, twice: at once, and some days later for what was written meanwhile by whoever had a form open with what
 * stood there before.  Then whoever is forgotten everywhere is known by nothing.  What one capability cannot do keeps them in no other, and all of it is tried
 * again.
 */
export const forgetTasks = (forgets: readonly Forget[], stillTheirs: StillTheirs): Task[] => [
  {
    kind: forgettingGone,
    run: (job) =>
      forgetWith({ forgets, stillTheirs }, job, ({ db }, { erasedAt }) =>
        fallsDue(db, { kind: forgettingAgain, subject: job.subject, at: addMilliseconds(erasedAt, betweenMs) }),
      ),
  },
  {
    kind: forgettingAgain,
    run: (job) =>
      forgetWith({ forgets, stillTheirs }, job, async ({ db }) => {
        await sql`delete from platform.erasing where id = ${job.subject}`.execute(opened(db));
      }),
  },
];

async function forgetWith(
  { forgets, stillTheirs }: { readonly forgets: readonly Forget[]; readonly stillTheirs: StillTheirs },
  { db, perform, subject, at }: Job,
  done: (act: Act, gone: Gone) => Promise<void>,
): Promise<void> {
  const kept = await goneOf(db, subject);
  if (!kept) return;
  const gone = await stillTheirs(db, kept);
  const failures: unknown[] = [];
  for (const forget of forgets)
    await perform(theSystem(at), (act) => forget(act, gone)).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
  await perform(theSystem(at), (act) => done(act, gone));
}

async function goneOf(db: Db, id: string): Promise<Gone | undefined> {
  const { rows } = await sql<Omit<Gone, 'ownNames'>>`
    select persons, names, addresses, begun_at as "erasedAt" from platform.erasing where id = ${id}
  `.execute(opened(db));
  return rows[0] && { ...rows[0], ownNames: [] };
}
