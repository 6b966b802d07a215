import { sql } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { List } from '../lists/model.ts';
import { moderatorsOf, trustOf } from '../lists/policy/queries.ts';
import { moderates } from '../moderation/queries.ts';
import { conversations } from '../tables.ts';
import type { Message, MessageId } from '../threads/model.ts';
import { threadOf } from '../threads/thread-queries.ts';
import { impedimentsToCorrecting, type Moderated, type Standpoint } from './rules.ts';

/** How the visitor stands to a message. */
export async function standpointOn(
  visit: Pick<Visit, 'db' | 'by' | 'grants' | 'today'>,
  list: List,
  { person }: Pick<Message, 'person'>,
): Promise<Standpoint> {
  const { by } = visit;
  const isWriter = by !== null && person === by;
  const isModerator = await moderates(visit, list);
  const othersModerate = !(isWriter && isModerator) || (await moderatorsOf(visit, list)).some((each) => each !== by);
  return { isWriter, isModerator, othersModerate };
}

/** What the moderators of its list have had to do with a message, and with its writer. */
export async function moderatedSoFar(
  db: Db,
  { id, list, thread: of, person, fromAddress }: Message,
): Promise<Moderated> {
  const [trust, thread, { rows }] = await Promise.all([
    trustOf(db, list, person, fromAddress),
    threadOf(db, of),
    sql`select from conversations.held_post where message = ${id}`.execute(conversations(db)),
  ]);
  return { wasHeld: rows.length > 0, trust, isThreadClosed: (thread?.closedAt ?? null) !== null };
}

/** Those of the messages that the visitor may still correct.  Asks nothing of the database where none of theirs is new. */
export async function correctableAmong(
  { db, by, at }: Pick<Visit, 'db' | 'by' | 'at'>,
  list: List,
  messages: readonly Message[],
  isModerator: boolean,
): Promise<ReadonlySet<MessageId>> {
  const may = (message: Message, moderated: Moderated): boolean =>
    impedimentsToCorrecting(message, list, { isWriter: true, isModerator }, { at, moderated }).length === 0;
  const own = by === null ? [] : messages.filter((message) => message.person === by && may(message, untouched));
  const found = await Promise.all(own.map(async (message) => may(message, await moderatedSoFar(db, message))));
  return new Set(own.filter((_, index) => found[index]).map(({ id }) => id));
}

const untouched: Moderated = { wasHeld: false, trust: null, isThreadClosed: false };
