import { sql } from 'kysely';
import { seeing, type Db } from '../../db/index.ts';
import { removeBundles, sendersLock, takenBack, type Bundle, type HeldCopy } from './ledger.ts';

const opened = seeing<never>();
const lockedAtMost = 100;

/** What a sender takes of the ledger. */
export interface Wanted {
  /** In copies; there may be one bundle more. */
  readonly most: number;
  /** Domains for which it holds as much as it can use for now. */
  readonly without?: readonly string[];
}

/**
 * Takes the next bundles for a sender; what another that is alive holds is left alone.  Copies for domains that it wants none for
 * are set aside in the ledger, so that they are in nobody's way.  Copies of a mailing that was stopped are not given out: they have failed.
 */
export async function holdCopies(
  db: Db,
  sender: number,
  at: Date,
  { most, without = [] }: Wanted,
): Promise<HeldCopy[]> {
  const rows = await nextRows(db, sender, at, { most, without });
  const bundles = new Map(rows.map(({ id }): [number, Bundle] => [id, { id, open: 0 }]));
  const copies: HeldCopy[] = [];
  const [stopped, unwanted]: [Row[], Row[]] = [[], []];
  for (const row of rows) {
    const { id, number, isStopped, isOfOne, ...copy } = row;
    if (number === null) continue;
    if (isStopped) stopped.push(row);
    else if (!isOfOne && without.includes(copy.domain)) unwanted.push(row);
    else {
      const bundle = bundles.get(id)!;
      bundle.open += 1;
      copies.push({ ...copy, bundle, number });
    }
  }
  if (stopped.length > 0) await failStopped(db, stopped, at);
  if (unwanted.length > 0) await setAside(db, unwanted, at);
  // All were set aside, or a sender that died had noted the last outcome and not yet that it was the last.
  const empty = [...bundles.values()].filter(({ open }) => open === 0);
  if (empty.length > 0) await removeBundles(db, empty);
  return copies.length === 0 && empty.length > 0 ? holdCopies(db, sender, at, { most, without }) : copies;
}

interface Row extends Omit<HeldCopy, 'bundle' | 'number'> {
  /** Of the bundle. */
  readonly id: number;
  /** Null where the bundle has no copy left. */
  readonly number: number | null;
  readonly isStopped: boolean;
  /** Whether the bundle has copies for one domain alone. */
  readonly isOfOne: boolean;
}

async function nextRows(db: Db, sender: number, at: Date, { most, without }: Required<Wanted>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with alive as materialized (
      select objid::bigint::integer as sender from pg_locks
      where locktype = 'advisory' and classid = ${sendersLock} and granted and database = (select oid from pg_database where datname = current_database())
    ), near as materialized (
      select id, last_number - first_number + 1 as copies from platform.bundle
      where try_at < ${at}::timestamptz + interval '1 millisecond' and (held_by is null or held_by not in (select sender from alive)) and (domain is null or domain <> all(${without}::text[]))
      order by try_at, id limit ${lockedAtMost} for update skip locked
    ), next as (
      select id from (select id, copies, sum(copies) over (order by id) as total from near) as counted where total - copies < ${most}
    ), held as (
      update platform.bundle set held_by = ${sender} from next where bundle.id = next.id returning bundle.*)
    select held.id, held.mailing, number, address, delivery.domain, person, attempts, stopped_at is not null as "isStopped", held.domain is not null as "isOfOne"
    from held join platform.mailing on mailing.id = held.mailing
      left join platform.delivery on delivery.mailing = held.mailing and number between first_number and last_number
      and sent_at is null and failed_at is null and delivery.try_at <= held.try_at
      and (held.domain is null or (delivery.domain = held.domain and delivery.try_at = held.try_at))
    order by held.id, number
  `.execute(opened(db));
  return rows;
}

/**
 * Takes copies out of bundles that hold others too, into one for each domain, which a sender takes when it wants them again.  They are told from the copies around
 * them by their instant: it ends in a microsecond, as no other does, and the millisecond in which it lies has come.  A copy that was put off has a bundle of its own amid the
 * numbers of the one that it was in: what is alone in its bundle lies another microsecond later, or both would give it out.
 */
async function setAside(db: Db, rows: readonly Row[], at: Date): Promise<void> {
  await sql`
    with given as (
      select bundle, mailing, number, case count(*) over (partition by bundle) when 1 then 2 else 1 end as microseconds
      from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ mailing }) => mailing)}::bigint[], ${rows.map(({ number }) => number)}::integer[])
        as given (bundle, mailing, number)
    ), aside as (
      update platform.delivery delivery set try_at = ${at}::timestamptz + microseconds * interval '1 microsecond' from given
      where delivery.mailing = given.mailing and delivery.number = given.number and sent_at is null and failed_at is null
      returning bundle, delivery.mailing, delivery.number, domain, try_at)
    insert into platform.bundle (mailing, first_number, last_number, try_at, domain)
    select mailing, min(number), max(number), try_at, domain from aside group by bundle, mailing, domain, try_at
  `.execute(opened(db));
}

async function failStopped(db: Db, stopped: readonly Row[], at: Date): Promise<void> {
  await sql`
    update platform.delivery delivery set failed_at = ${at}, answer = ${takenBack}
    from unnest(${stopped.map(({ mailing }) => mailing)}::bigint[], ${stopped.map(({ number }) => number)}::integer[]) as given (mailing, number)
    where delivery.mailing = given.mailing and delivery.number = given.number and sent_at is null and failed_at is null
  `.execute(opened(db));
}

/** Gives back what a sender holds. */
export async function letGo(db: Db, sender: number): Promise<void> {
  await sql`update platform.bundle set held_by = null where held_by = ${sender}`.execute(opened(db));
}
