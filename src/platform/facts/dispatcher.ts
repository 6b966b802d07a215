import { sql, type RawBuilder } from 'kysely';
import { theSystem, type Act, type Perform } from '../act/index.ts';
import { seeing, type Database } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import type { Fact, Recorded } from './fact.ts';
import { horizonOf, type Horizon } from './horizon.ts';
import { recorded } from './record.ts';

/**
 * What a capability does when it hears of a fact from below.  Runs at least once and in any order, so it must be safe to
 * repeat and read the present state.
 */
export interface Reaction {
  readonly name: string;
  readonly kinds: readonly string[];
  /** Facts in the order in which they were recorded, at most 1,000, all in one transaction. */
  react(act: Act, facts: readonly Recorded[]): Promise<void>;
}

/** Names a reaction to the facts of a lower door: `reacting<RollFact>('charters.end-standing', ['roll.standing-ended'], …)`. */
export function reacting<F extends Fact>(
  name: string,
  kinds: readonly F['kind'][],
  react: (act: Act, fact: Recorded<F>) => Promise<void>,
): Reaction {
  return reactingTogether<F>(name, kinds, async (act, facts) => {
    for (const fact of facts) await react(act, fact);
  });
}

/** The same, for facts that come by the thousand: the reaction is given many at once, and needs few statements for all. */
export function reactingTogether<F extends Fact>(
  name: string,
  kinds: readonly F['kind'][],
  react: (act: Act, facts: readonly Recorded<F>[]) => Promise<void>,
): Reaction {
  return { name, kinds, react: react as Reaction['react'] };
}

/** Brings facts to reactions. */
export interface Dispatcher {
  /**
   * Makes new reactions known: they begin with the facts that are recorded from now on.  Where there was none yet, with all of them: an
   * operator brings in groups and members by commands before the first start.
   */
  register(): Promise<void>;
  /** Does all that waits now, and gives how many reactions ran. Call `register` once before. */
  sweep(at: Date): Promise<number>;
}

const batch = 1_000;
const opened = seeing<never>();

/** The fact row is the job: nothing is queued, and each reaction marks the facts that it has done. */
export function dispatcher(database: Database, perform: Perform, reactions: readonly Reaction[], log: Log): Dispatcher {
  const horizon = horizonOf(database, log);
  return {
    async register() {
      const names = reactions.map((reaction) => reaction.name);
      await sql`
        insert into platform.reaction (name, swept_to)
        select name, coalesce((select max(id) from platform.fact where exists (select from platform.reaction)), 0) from unnest(${names}::text[]) as name
        on conflict do nothing
      `.execute(opened(database.db));
    },
    async sweep(at) {
      await horizon.look();
      let ran = 0;
      for (const reaction of await called(database, reactions, at))
        ran += await sweepOne({ database, perform, reaction, log, at, horizon });
      return ran;
    },
  };
}

/** The reactions for which a fact waits, by one statement for all of them: at rest that is all that a round asks. */
async function called(database: Database, reactions: readonly Reaction[], at: Date): Promise<Reaction[]> {
  const heard = reactions.flatMap(({ name, kinds }) => kinds.map((kind) => sql`(${sql.lit(name)}, ${sql.lit(kind)})`));
  if (heard.length === 0) return [];
  const { rows } = await sql<{ name: string }>`
    select distinct heard.reaction as name
    from (values ${sql.join(heard)}) as heard (reaction, kind) join platform.reaction on reaction.name = heard.reaction
    -- Order and limit keep it to a look at the index for each kind; else the planner may read every fact for all kinds together.
    cross join lateral (${waitingOf(sql`heard.reaction`, sql`heard.kind`, sql`swept_to`, at)} order by id limit 1) as waiting
  `.execute(opened(database.db));
  const names = new Set(rows.map(({ name }) => name));
  return reactions.filter(({ name }) => names.has(name));
}

/** The facts of a kind that a reaction has still to do. */
const waitingOf = (reaction: Expr, kind: Expr, sweptTo: Expr, at: Date) => sql`
  select id, at, kind, by_person, body from platform.fact
  where kind = ${kind} and id > ${sweptTo}
    and not exists (select from platform.reaction_done done where done.reaction = ${reaction} and done.fact = fact.id)
    and not exists (
      select from platform.reaction_failed failed
      where failed.reaction = ${reaction} and failed.fact = fact.id and failed.retry_at > ${at})
`;

type Expr = RawBuilder<unknown>;

interface Sweep {
  database: Database;
  perform: Perform;
  reaction: Reaction;
  log: Log;
  at: Date;
  horizon: Horizon;
}

async function sweepOne(sweep: Sweep): Promise<number> {
  let ran = 0;
  for (;;) {
    const waiting = await waitingFacts(sweep);
    if (waiting.length > 0) await reactTogether(sweep, waiting);
    ran += waiting.length;
    if (waiting.length < batch) break;
  }
  if (ran > 0) await settle(sweep);
  return ran;
}

async function waitingFacts({ database, reaction, at }: Sweep): Promise<Recorded[]> {
  // The reaction stands in the text, a statement for each: given as values, its name and kinds were planned for at each sweep.
  const name = sql.lit(reaction.name);
  const kinds = sql.join(reaction.kinds.map((kind) => sql.lit(kind)));
  const { rows } = await sql<Parameters<typeof recorded>[0]>`
    select fact.id, fact.at, fact.kind, fact.by_person, fact.body
    from unnest(array[${kinds}]) as heard
    -- Kind by kind, which is how the index lies; else every fact behind the mark is read, of whatever kind.
    cross join lateral (
      ${waitingOf(name, sql`heard`, sql`(select swept_to from platform.reaction where name = ${name})`, at)}
      order by id limit ${sql.lit(batch)}
    ) as fact
    order by fact.id limit ${sql.lit(batch)}
  `.execute(opened(database.db));
  return rows.map(recorded);
}

/** One transaction for all of them; if one fails, each has its own, and the others are done. */
async function reactTogether(sweep: Sweep, facts: readonly Recorded[]): Promise<void> {
  try {
    await react(sweep, facts);
  } catch {
    for (const fact of facts) await react(sweep, [fact]).catch((error: unknown) => putOff(sweep, fact, error));
  }
}

/**
 * The marks and the work commit together.  Two processes that meet at one fact wait for one another at its mark; where the
 * other has swept the mark meanwhile, the fact lies below what the reaction has swept.
 */
async function react({ perform, reaction, at }: Sweep, facts: readonly Recorded[]): Promise<void> {
  await perform(theSystem(at), async (act) => {
    const marked = await sql<{ fact: number }>`
      with swept as materialized (select swept_to from platform.reaction where name = ${reaction.name} for share)
      insert into platform.reaction_done (reaction, fact)
      select ${reaction.name}, fact from unnest(${facts.map((fact) => fact.id)}::bigint[]) as fact, swept
      where fact > swept_to
      on conflict do nothing
      returning fact
    `.execute(opened(act.db));
    const ours = new Set(marked.rows.map((row) => row.fact));
    await reaction.react(
      act,
      facts.filter((fact) => ours.has(fact.id)),
    );
  });
}

async function putOff({ reaction, log, at, database }: Sweep, fact: Recorded, error: unknown): Promise<void> {
  log.error({ error, reaction: reaction.name, fact: fact.id }, 'a reaction failed and will be tried again');
  await sql`
    insert into platform.reaction_failed as failed (reaction, fact, attempts, retry_at, error)
    values (${reaction.name}, ${fact.id}, 1, ${at}::timestamptz + interval '1 minute', ${String(error)})
    on conflict (reaction, fact) do update
    set attempts = failed.attempts + 1, error = excluded.error,
        retry_at = ${at}::timestamptz + least(interval '1 minute' * power(2, least(failed.attempts, 11)), interval '1 day')
  `.execute(opened(database.db));
}

/**
 * Sweeps marks together up to the first fact that is not done, or to the horizon, whichever comes first.  Whoever asks what
 * waits then looks at the facts of the last moments, not of the last hour.  Failures that were made good are forgotten.
 */
async function settle({ database, reaction, horizon }: Sweep): Promise<void> {
  await sql`
    with oldest as (
      select least(
        (select min(fact.id) - 1 from platform.fact
         where fact.kind = any(${reaction.kinds})
           and fact.id > (select swept_to from platform.reaction where name = ${reaction.name})
           and not exists (
             select from platform.reaction_done done where done.reaction = ${reaction.name} and done.fact = fact.id)),
        ${horizon.allKnownTo}::bigint) as up_to
    ), swept as (
      update platform.reaction set swept_to = greatest(swept_to, (select up_to from oldest)) where name = ${reaction.name}
      returning swept_to
    ), recovered as (
      delete from platform.reaction_failed failed
      where failed.reaction = ${reaction.name} and exists (
        select from platform.reaction_done done where done.reaction = failed.reaction and done.fact = failed.fact)
    )
    delete from platform.reaction_done done using swept
    where done.reaction = ${reaction.name} and done.fact <= swept.swept_to
  `.execute(opened(database.db));
}
