import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { theSystem, type Perform } from '../act/index.ts';
import { seeing, type Database, type Db } from '../db/index.ts';
import { horizonOf } from '../facts/index.ts';
import type { Daily, Hourly } from '../jobs/index.ts';
import type { Log } from '../log/index.ts';
import { days } from '../time/index.ts';
import { checkSeal, type Finding } from './checking.ts';
import type { Signing } from './key.ts';
import { sealFacts } from './sealing.ts';
import { lastCheckpoint } from './store.ts';

const opened = seeing<never>();

interface Sealing {
  readonly database: Database;
  readonly log: Log;
  readonly logName: string;
  /** The keys that the operator keeps; none unless told. */
  readonly keys?: Signing['given'];
}

/** Every hour the facts that have come are sealed. It waits for nothing: what is under way is sealed an hour later. */
export const sealHourly = (sealing: Sealing): Hourly => ({
  kind: 'platform.seal',
  run: ({ at, perform }) => sealNow(sealing, perform, at, leastLooks),
});

/** The first look marks a moment, the second finds what was over by then. */
const leastLooks = 2;
/** Tries of a tenth of a second each, in which transactions that are under way may end, those of other databases of the server too. */
const mostLooks = 300;

/**
 * Seals all that can no longer be overtaken by a fact with a lower number.
 *
 * @throws RecordKeyTrouble
 * @param patience how often it looks whether what is under way has ended; what has not is sealed the next time
 */
export async function sealNow(
  { database, log, logName, keys = [] }: Sealing,
  perform: Perform,
  at: Date,
  patience = mostLooks,
): Promise<void> {
  const horizon = horizonOf(database, log);
  const { rows } = await sql<{ last: number }>`select coalesce(max(id), 0) as last from platform.fact`.execute(
    opened(database.db),
  );
  for (let looks = 0; looks < patience && horizon.allKnownTo < rows[0]!.last; looks += 1) {
    if (looks > 1) await pause(100);
    await horizon.look();
  }
  const upTo = horizon.allKnownTo;
  const signing = { origin: logName, given: keys };
  while ((await perform(theSystem(at), (act) => sealFacts(act, upTo, signing))) > 0);
}

/** Every night all facts are compared with what was sealed. */
export const sealDailies: readonly Daily[] = [
  {
    kind: 'platform.check-seal',
    async run({ db, at, perform }) {
      const head = await lastCheckpoint(db);
      if (!head) return;
      const findings = await checkSeal(db, Math.floor(at.getTime() / days(1)));
      await perform(theSystem(at), async (act) => {
        await sql`
          insert into platform.seal_check (size, checked_at, findings) values (${head.size}, ${at}, ${JSON.stringify(findings)}::jsonb)
          on conflict (checked_at) do update set size = excluded.size, findings = excluded.findings
        `.execute(opened(act.db));
      });
    },
  },
];

/** What was found the last time that the facts were compared with what was sealed. */
export interface SealCheck {
  readonly size: number;
  readonly checkedAt: Date;
  readonly findings: readonly Finding[];
}

/** The last comparison; undefined before the first. */
export async function lastSealCheck(db: Db): Promise<SealCheck | undefined> {
  const { rows } = await sql<SealCheck>`
    select size, checked_at as "checkedAt", findings from platform.seal_check order by checked_at desc limit 1
  `.execute(opened(db));
  return rows[0];
}
