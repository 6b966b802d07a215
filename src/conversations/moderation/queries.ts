import { sql, type RawBuilder } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
import { limited, type Db } from '../../platform/db/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { groupsById, type Group } from '../../groups/index.ts';
import type { List, ListId } from '../lists/model.ts';
import type { Trust } from '../lists/policy/model.ts';
import { listBySlug } from '../lists/queries.ts';
import type { Question } from '../questions/model.ts';
import { subscriptionOf } from '../subscriptions/queries.ts';
import { conversations } from '../tables.ts';
import type { HeldPost, HeldPostId } from './model.ts';
import { mayModerate } from './rules.ts';

const columns = sql`
  id, list, rule, message_id as "messageId", person, from_name as "fromName", from_address as "fromAddress", subject, body_text as "text",
  came_by as "cameBy", vouching, received_at as "receivedAt", held_at as "heldAt", decided_at as "decidedAt", decision,
  decided_by as "decidedBy", reason, message`;

/** The post, or undefined when there is none. */
export async function heldPostOf(db: Db, id: HeldPostId): Promise<HeldPost | undefined> {
  if (!Number.isSafeInteger(id) || id < 1) return undefined;
  return (await heldPosts(db, sql`id = ${id}`))[0];
}

/** The post, locked until the transaction ends: of two moderators who decide at once, the second finds what the first decided. */
export async function heldPostToDecide(db: Db, id: HeldPostId): Promise<HeldPost | undefined> {
  if (!Number.isSafeInteger(id) || id < 1) return undefined;
  return (await heldPosts(db, sql`id = ${id}`, sql`for update`))[0];
}

/**
 * What the writer may say is theirs when they are asked of one post: that one, and what came in their name from the same address within a day
 * of it, to whatever list; oldest first, at most 50.  What waits no longer, and what the domain of the address disowns, is not among it.
 */
export async function postsToConfirm(
  db: Db,
  { heldPost, person, address }: Pick<Question, 'heldPost' | 'person' | 'address'>,
): Promise<HeldPost[]> {
  const asked = await heldPostOf(db, heldPost ?? 0);
  if (!asked) return [];
  const until = addMilliseconds(asked.heldAt, days(1));
  return heldPosts(
    db,
    sql`decided_at is null and rule = 'not-vouched-for' and (id = ${asked.id}
      or person = ${person} and vouching <> 'failed' and lower(from_address) = ${address.toLowerCase()}
      and held_at >= ${asked.heldAt} and held_at < ${until})`,
    limited(50, 0),
  );
}

/** Every byte of a held post; undefined once it was decided. */
export async function sourceOfHeld(db: Db, id: HeldPostId): Promise<Buffer | undefined> {
  const { rows } = await sql<{ raw: Buffer | null }>`select raw from conversations.held_post where id = ${id}`.execute(
    conversations(db),
  );
  return rows[0]?.raw ?? undefined;
}

/** What waits in a list, oldest first, and how much of it there is. */
export async function waitingPosts(
  db: Db,
  list: ListId,
  { most, from }: { most: number; from: number },
): Promise<{ posts: HeldPost[]; total: number }> {
  const posts = await heldPosts(db, sql`list = ${list} and decided_at is null`, limited(most, from));
  return { posts, total: await countWaiting(db, list) };
}

/** How many messages to a list wait for a moderator. */
export async function countWaiting(db: Db, list: ListId): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from conversations.held_post where list = ${list} and decided_at is null
  `.execute(conversations(db));
  return rows[0]?.total ?? 0;
}

/** What a person wrote to a list and was held there, newest first, at most 50. */
export async function heldPostsOf(db: Db, list: ListId, person: string): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select ${columns} from conversations.held_post
    where list = ${list} and person = ${person} and vouching in ('signed-in', 'confirmed', 'aligned')
    order by held_at desc, id desc limit 50
  `.execute(conversations(db));
  return rows;
}

/** What was decided in a list, newest first, at most 50. */
export async function decidedPosts(db: Db, list: ListId): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select ${columns} from conversations.held_post where list = ${list} and decided_at is not null order by decided_at desc, id desc limit 50
  `.execute(conversations(db));
  return rows;
}

/** Somebody whose posts are judged otherwise than the rest. */
export interface TrustedWriter {
  readonly id: number;
  readonly person: string | null;
  readonly address: string | null;
  readonly trust: Trust;
  readonly sinceAt: Date;
}

/** Those whose posts to a list are judged otherwise than the rest, newest first, at most 200. */
export async function trustedWriters(db: Db, list: ListId): Promise<TrustedWriter[]> {
  const { rows } = await sql<TrustedWriter>`
    select id, person, address, trust, since_at as "sinceAt" from conversations.writer_trust
    where list = ${list} order by since_at desc, id desc limit 200
  `.execute(conversations(db));
  return rows;
}

/** A list that the visitor moderates, and its group. To everybody else there is none. @throws NotFound */
export async function listToModerate(
  visit: Pick<Visit, 'db' | 'by' | 'grants'>,
  slug: string | undefined,
): Promise<{ list: List; group: Group | undefined }> {
  const list = slug ? await listBySlug(visit.db, slug) : undefined;
  const group = list?.group ? (await groupsById(visit.db, [list.group])).get(list.group) : undefined;
  if (!list || !mayModerate(visit.grants, group) || !(await isInSession(visit, list))) throw new NotFound();
  return { list, group };
}

/** Whether whoever looks moderates the list.  A closed session is hidden from all but its readers, whatever their rights. */
export async function moderates(
  visit: Pick<Visit, 'db' | 'by' | 'grants'>,
  list: Pick<List, 'id' | 'group' | 'purpose'>,
): Promise<boolean> {
  const group = list.group === null ? undefined : (await groupsById(visit.db, [list.group])).get(list.group);
  return mayModerate(visit.grants, group) && (await isInSession(visit, list));
}

async function isInSession(
  { db, by }: Pick<Visit, 'db' | 'by'>,
  { id, purpose }: Pick<List, 'id' | 'purpose'>,
): Promise<boolean> {
  if (purpose !== 'closed') return true;
  return by !== null && (await subscriptionOf(db, id, by))?.endedAt === null;
}

async function heldPosts(
  db: Db,
  condition: RawBuilder<unknown>,
  ending: RawBuilder<unknown> = sql``,
): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select ${columns} from conversations.held_post where ${condition} order by held_at, id ${ending}
  `.execute(conversations(db));
  return rows;
}
