import { sql } from 'kysely';
import type { Visit } from '../../../platform/act/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { belongingOf, holdersOf, participationOf } from '../../../groups/index.ts';
import { personOf, personsAtAddress, type Person, type StandingRules } from '../../../roll/index.ts';
import { subscriptionsOf } from '../../subscriptions/queries.ts';
import { conversations } from '../../tables.ts';
import type { List, ListId } from '../model.ts';
import { isOfTheWholeGroup } from '../rules.ts';
import { usualChoices, type Post, type PostingChoices, type Trust, type Verdict, type Writer } from './model.ts';
import { verdictOn } from './rules.ts';

/** Whom a post is said to be from. */
export interface Sender {
  /** Known for sure, as on the web; null where the address is all we have. */
  readonly person: string | null;
  readonly name: string;
  readonly address: string;
}

/** A post as it came, before anything is asked of the database. */
export type Posting = Omit<Post, 'isThreadClosed'> & { readonly answers: readonly string[] };

/** What the policy says of a post, and whose it is taken to be. */
export interface Judged extends Verdict {
  readonly person: string | null;
  /** Why the thread was closed that it answers; empty where it was not. */
  readonly because: string;
}

/** Asks the policy of the list: the one judge of what comes by mail and by the web. */
export async function judge(
  visit: Pick<Visit, 'db' | 'at' | 'today'>,
  list: List,
  sender: Sender,
  posting: Posting,
  standing: StandingRules,
): Promise<Judged> {
  const { db, at } = visit;
  const writer = await writerOf(visit, list, sender, standing);
  const closed = await closedThreadAnswered(db, list.id, posting.answers);
  const verdict = verdictOn({
    list,
    choices: await postingChoicesOf(db, list.id),
    post: { ...posting, isThreadClosed: closed !== null },
    writer,
    at,
  });
  return { ...verdict, person: writer.person, because: verdict.rule === 'thread-closed' ? (closed ?? '') : '' };
}

/** What the owner of the list chose; what is usual where they chose nothing. */
export async function postingChoicesOf(db: Db, list: ListId): Promise<PostingChoices> {
  const { rows } = await sql<PostingChoices>`
    select first_posts as "firstPosts", lapsed, most_kilobytes as "mostKilobytes", most_recipients as "mostRecipients",
           slow_minutes as "slowMinutes", conduct_url as "conductUrl"
    from conversations.posting_choice where list = ${list}
  `.execute(conversations(db));
  return rows[0] ?? usualChoices;
}

/**
 * Who moderates the list on the day, conveners first; nobody where no group stands behind it.  A closed session is moderated by those of
 * them who are in it.
 */
export async function moderatorsOf(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  list: Pick<List, 'id' | 'group' | 'purpose'>,
): Promise<string[]> {
  const holders = list.group === null ? [] : await holdersOf(db, list.group, today);
  const moderating = holders.filter(({ role }) => role === 'convener' || role === 'moderator');
  const persons = [...new Set(moderating.map(({ person }) => person))];
  if (list.purpose !== 'closed') return persons;
  const readings = await subscriptionsOf(db, list.id, persons);
  const reading = new Set(readings.filter(({ endedAt }) => endedAt === null).map(({ person }) => person));
  return persons.filter((person) => reading.has(person));
}

/** Whether the visitor moderates the list by a role of theirs in its group: then the policy lets them pass where it stops others. */
export async function isModeratorOf(
  visit: Pick<Visit, 'db' | 'by' | 'today'>,
  list: Pick<List, 'id' | 'group' | 'purpose'>,
): Promise<boolean> {
  return visit.by !== null && (await moderatorsOf(visit, list)).includes(visit.by);
}

async function writerOf(
  visit: Pick<Visit, 'db' | 'today'>,
  list: List,
  sender: Sender,
  standing: StandingRules,
): Promise<Writer> {
  const { db, today } = visit;
  const { person, isShared } = await whoIs(db, list, sender);
  const trust = await trustOf(db, list.id, person, sender.address);
  if (person === null) return { ...stranger, isShared, trust };
  const participation = list.group === null ? undefined : await participationOf(db, list.group, person);
  const posted = await postsOf(db, list.id, person);
  return {
    person,
    isShared,
    isModerator: (await moderatorsOf(visit, list)).includes(person),
    takesPart: isOfTheWholeGroup(list) ? participation !== undefined : posted.reads,
    isMember: (await belongingOf(db, person, today, standing)).isMember,
    hasLapsed: (participation?.standingEndedOn ?? null) !== null,
    trust,
    hasPosted: posted.lastPostAt !== null,
    lastPostAt: posted.lastPostAt,
  };
}

const stranger: Omit<Writer, 'isShared' | 'trust'> = {
  person: null,
  isModerator: false,
  takesPart: false,
  isMember: false,
  hasLapsed: false,
  hasPosted: false,
  lastPostAt: null,
};

/**
 * Whose address it is.  Of several who share it, the one who takes part; of several who take part, the one by whose name it is
 * signed.
 */
async function whoIs(
  db: Db,
  list: List,
  { person, name, address }: Sender,
): Promise<{ person: string | null; isShared: boolean }> {
  if (person !== null) return { person: (await personOf(db, person))?.id ?? null, isShared: false };
  const known = address === '' ? [] : await personsAtAddress(db, address);
  const among = known.length > 1 ? await thoseWhoTakePart(db, list, known) : known;
  if (among.length < 2) return { person: among[0]?.id ?? null, isShared: false };
  const named = among.filter((one) => sameName(one.name, name));
  return named.length === 1 ? { person: named[0]!.id, isShared: false } : { person: null, isShared: true };
}

async function thoseWhoTakePart(db: Db, { group }: List, persons: readonly Person[]): Promise<Person[]> {
  if (group === null) return [...persons];
  const found: Person[] = [];
  for (const one of persons) if (await participationOf(db, group, one.id)) found.push(one);
  return found;
}

const sameName = (one: string, other: string): boolean =>
  one.normalize('NFKC').toLowerCase().trim() === other.normalize('NFKC').toLowerCase().trim();

/** How the posts of a writer are treated otherwise than those of the rest; a ban goes before all else. */
export async function trustOf(db: Db, list: ListId, person: string | null, address: string): Promise<Trust | null> {
  const { rows } = await sql<{ trust: Trust }>`
    select trust from conversations.writer_trust
    where list = ${list} and (person = ${person}::uuid or address = ${address.toLowerCase()}) order by (trust <> 'banned') limit 1
  `.execute(conversations(db));
  return rows[0]?.trust ?? null;
}

async function postsOf(db: Db, list: ListId, person: string): Promise<{ lastPostAt: Date | null; reads: boolean }> {
  const { rows } = await sql<{ lastPostAt: Date | null; reads: boolean }>`
    select (select max(posted_at) from conversations.message where list = ${list} and person = ${person}) as "lastPostAt",
           exists (select from conversations.subscription where list = ${list} and person = ${person} and ended_at is null) as reads
  `.execute(conversations(db));
  return rows[0]!;
}

/** Why the thread was closed that a post answers; null where it answers none that is. */
async function closedThreadAnswered(db: Db, list: ListId, answers: readonly string[]): Promise<string | null> {
  if (answers.length === 0) return null;
  const { rows } = await sql<{ reason: string | null }>`
    select case when thread.closed_at is not null then thread.closed_reason end as reason
    from conversations.message join conversations.thread on thread.id = message.thread
    where message.list = ${list} and message.message_id = any(${answers}::text[])
    order by array_position(${answers}::text[], message.message_id) desc limit 1
  `.execute(conversations(db));
  return rows[0]?.reason ?? null;
}
