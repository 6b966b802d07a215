import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import type { MessageId, NewMessage, ThreadFact, ThreadId } from './model.ts';
import { knownAmong, messageByMessageId } from './queries.ts';

/** Where a message came to stand. */
export interface Posted {
  readonly message: MessageId;
  /** Within the list. */
  readonly number: number;
  /** Whether it stood there before: mail that comes twice is kept once. */
  readonly isKnown: boolean;
}

/**
 * Puts a message into a list: the one way in, from mail, web and import alike.  Who calls has decided that it may be.  The list is held
 * until the act ends, so that its messages are numbered in the order in which they were posted, and a copy that comes twice is kept once.
 */
export async function postMessage(act: Act, list: ListId, message: NewMessage): Promise<Posted> {
  const number = await nextNumber(act, list);
  const known = await messageByMessageId(act.db, list, message.messageId);
  if (known) return { message: known.id, number: known.number, isKnown: true };

  await countUp(act, list);
  const parent = await parentOf(act, list, message.answers);
  const thread = parent?.thread ?? (await openThread(act, list, number, message));
  const id = await insertMessage(act, { list, number, thread, parent: parent?.id ?? null }, message);
  await sql`
    update conversations.thread set messages = messages + 1, last_at = greatest(last_at, ${act.at}) where id = ${thread}
  `.execute(conversations(act.db));
  note(act, { kind: 'conversations.message-posted', list, message: id });
  return { message: id, number, isKnown: false };
}

async function nextNumber(act: Act, list: ListId): Promise<number> {
  const { next_number: number } = await conversations(act.db)
    .selectFrom('conversations.list')
    .select('next_number')
    .where('id', '=', list)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return number;
}

async function countUp(act: Act, list: ListId): Promise<void> {
  await sql`update conversations.list set next_number = next_number + 1 where id = ${list}`.execute(
    conversations(act.db),
  );
}

/** The nearest of the messages that it answers which is here. */
async function parentOf(act: Act, list: ListId, answers: readonly string[]) {
  const known = new Map((await knownAmong(act.db, list, answers)).map((each) => [each.messageId, each]));
  return answers
    .toReversed()
    .map((id) => known.get(id))
    .find((each) => each !== undefined);
}

async function openThread(act: Act, list: ListId, number: number, { subject }: NewMessage): Promise<ThreadId> {
  const { id } = await conversations(act.db)
    .insertInto('conversations.thread')
    .values({ list, number, subject, last_at: act.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

interface Place {
  readonly list: ListId;
  readonly number: number;
  readonly thread: ThreadId;
  readonly parent: MessageId | null;
}

async function insertMessage(act: Act, place: Place, message: NewMessage): Promise<MessageId> {
  const { id } = await conversations(act.db)
    .insertInto('conversations.message')
    .values({
      ...place,
      message_id: message.messageId,
      answers: [...message.answers],
      sha256: createHash('sha256').update(message.raw).digest(),
      person: message.person,
      from_name: message.fromName,
      from_address: message.fromAddress,
      subject: message.subject,
      dated_at: message.datedAt,
      posted_at: act.at,
      came_by: message.cameBy,
      body_text: message.text,
      body_html: message.html,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await conversations(act.db)
    .insertInto('conversations.message_source')
    .values({ message: id, raw: message.raw })
    .execute();
  return id;
}

function note(act: Act, fact: ThreadFact): void {
  act.record(fact);
}
