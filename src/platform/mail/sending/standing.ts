import { sql } from 'kysely';
import { seeing, type Db } from '../../db/index.ts';
import { takenBack } from './ledger.ts';

const opened = seeing<never>();

/** What became of the copies of a mailing. */
export interface MailingStanding {
  readonly postedAt: Date;
  readonly copies: number;
  /** Taken by the mail server of the reader, or by the one that sends for us. */
  readonly sent: number;
  /** Put off by the other side, and tried again. */
  readonly deferred: number;
  readonly failed: number;
  /** Kept from leaving, since the message was taken back. */
  readonly stopped: number;
  /** Taken, and come back later. */
  readonly returned: number;
}

// A copy that waits to be tried again is stopped as soon as its mailing is; its line says so only when its turn comes.
const isStopped = sql`sent_at is null and (answer = ${takenBack} or failed_at is null and stopped_at is not null)`;
const isDeferred = sql`sent_at is null and failed_at is null and answer is not null and stopped_at is null`;
const isFailed = sql`failed_at is not null and answer is distinct from ${takenBack}`;
// Whose line says what the other side said.
const isTrouble = sql`sent_at is null and answer is not null and not (${isStopped})`;

/** What became of a mailing, by its `once`; undefined when there is none. */
export async function standingOfMailing(db: Db, once: string): Promise<MailingStanding | undefined> {
  const { rows } = await sql<MailingStanding>`
    select posted_at as "postedAt", count(delivery.number)::integer as copies,
           count(*) filter (where sent_at is not null and not came_back)::integer as sent,
           count(*) filter (where ${isDeferred})::integer as deferred, count(*) filter (where ${isFailed})::integer as failed,
           count(delivery.number) filter (where ${isStopped})::integer as stopped,
           count(*) filter (where sent_at is not null and came_back)::integer as returned
    from platform.mailing left join platform.delivery on delivery.mailing = mailing.id
    left join lateral (
      select exists (select from platform.bounce where bounce.mailing = delivery.mailing and bounce.number = delivery.number and kind <> 'complaint') as came_back
    ) bounced on true
    where once = ${once} group by mailing.id
  `.execute(opened(db));
  return rows[0];
}

/** How mail fared with the servers of one domain. */
export interface DomainStanding {
  readonly domain: string;
  readonly copies: number;
  readonly sent: number;
  readonly deferred: number;
  readonly failed: number;
  /** What they last said who put a copy off or refused one. */
  readonly answer: string | null;
}

/** How mail fared altogether. */
export interface MailStanding {
  readonly copies: number;
  readonly sent: number;
  readonly deferred: number;
  readonly failed: number;
  readonly stopped: number;
  /** Copies that came back for good, that came back for now, and that were complained about. */
  readonly permanent: number;
  readonly temporary: number;
  readonly complaints: number;
  /** Domains with trouble, those with most of it first, at most 20. */
  readonly domains: readonly DomainStanding[];
}

/** How the mail for an audience fared that was posted since the instant; all mailings, where the audience is null. */
export async function mailStanding(db: Db, audience: string | null, since: Date): Promise<MailStanding> {
  const ofThem = sql`mailing.posted_at >= ${since} and (${audience}::text is null or mailing.audience = ${audience}::text)`;
  const { rows: sums } = await sql<Omit<MailStanding, 'domains'>>`
    select copies, sent, deferred, failed, stopped, permanent, temporary, complaints from (
      select count(*)::integer as copies, count(sent_at)::integer as sent, count(*) filter (where ${isFailed})::integer as failed,
             count(*) filter (where ${isDeferred})::integer as deferred, count(*) filter (where ${isStopped})::integer as stopped
      from platform.mailing join platform.delivery on delivery.mailing = mailing.id where ${ofThem}) copy,
    (select count(*) filter (where bounce.kind = 'permanent')::integer as permanent,
            count(*) filter (where bounce.kind = 'temporary')::integer as temporary,
            count(*) filter (where bounce.kind = 'complaint')::integer as complaints
     from platform.mailing join platform.bounce on bounce.mailing = mailing.id where ${ofThem}) back
  `.execute(opened(db));
  const { rows: domains } = await sql<DomainStanding>`
    select domain, count(*)::integer as copies, count(sent_at)::integer as sent, count(*) filter (where ${isFailed})::integer as failed,
           count(*) filter (where ${isDeferred})::integer as deferred,
           (array_agg(answer order by mailing.posted_at desc, mailing.id desc, number desc) filter (where ${isTrouble}))[1] as answer
    from platform.mailing join platform.delivery on delivery.mailing = mailing.id where ${ofThem}
    group by domain having count(*) filter (where ${isTrouble}) > 0
    order by count(*) filter (where ${isTrouble}) desc, domain limit 20
  `.execute(opened(db));
  return { ...sums[0]!, domains };
}

/** The addresses to which no more mail goes, since too much of it came back; in small letters. */
export async function suspendedAddresses(db: Db): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`select address from platform.suspended_address`.execute(opened(db));
  return rows.map(({ address }) => address);
}

/** Above this share of complaints, large providers put mail off or into the folder for spam. */
export const mostComplaints = 0.003;

/** The share of delivered copies that somebody complained about; 0 where none was delivered. */
export const complaintRate = ({ complaints, sent }: Pick<MailStanding, 'complaints' | 'sent'>): number =>
  sent === 0 ? 0 : complaints / sent;
