import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import type { ListId } from '../../lists/model.ts';
import { conversations } from '../../tables.ts';
import type { MessageId, ThreadId } from '../model.ts';

/** A message that stood in the list, and turned out to answer one that came later. */
export interface Move {
  readonly message: MessageId;
  readonly parent: MessageId;
  readonly from: ThreadId;
  readonly to: ThreadId;
}

/**
 * Puts messages beneath their parents, with all that answer them, and counts the threads anew.  A thread that is left without
 * a message is part of the one to which its first message went, so that its address leads there.
 */
export async function moveMessages(act: Act, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  const db = conversations(act.db);
  const messages = moves.map(({ message }) => message);
  await sql`
    update conversations.message set parent = moved.parent, placed_by = 'named'
    from unnest(${messages}::bigint[], ${moves.map(({ parent }) => parent)}::bigint[]) as moved (id, parent) where message.id = moved.id
  `.execute(db);
  const across = moves.filter(({ from, to }) => from !== to);
  if (across.length === 0) return;
  await sql`
    with recursive moved as (
      select * from unnest(${across.map(({ message }) => message)}::bigint[], ${across.map(({ to }) => to)}::bigint[]) as moved (id, thread)
      union select message.id, moved.thread from moved join conversations.message on message.parent = moved.id)
    update conversations.message set thread = moved.thread from moved where message.id = moved.id
  `.execute(db);
  await countThreads(act, [...new Set(across.flatMap(({ from, to }) => [from, to]))]);
}

async function countThreads(act: Act, threads: readonly ThreadId[]): Promise<void> {
  await sql`
    update conversations.thread
    set messages = counted.messages, last_at = coalesce(counted.last_at, thread.last_at), stands = counted.stands
    from unnest(${threads}::bigint[]) as each
    cross join lateral (
      select count(*)::integer as messages, max(posted_at) as last_at, coalesce(bool_or(removed_at is null), false) as stands
      from conversations.message where message.thread = each) as counted
    where thread.id = each
  `.execute(conversations(act.db));
  await sql`
    update conversations.thread set merged_into = first.thread, ghost = null
    from conversations.message as first
    where thread.id = any(${threads}::bigint[]) and thread.messages = 0 and first.list = thread.list and first.number = thread.number
  `.execute(conversations(act.db));
}

/** Notes which named messages have not come, and forgets those that have. */
export async function noteAwaited(
  act: Act,
  list: ListId,
  { awaited, arrived }: { awaited: readonly { id: string; by: MessageId }[]; arrived: readonly string[] },
): Promise<void> {
  await sql`
    with come as (delete from conversations.awaited where list = ${list} and message_id = any(${arrived}::text[]))
    insert into conversations.awaited (list, message_id, named_by)
    select ${list}, id, named_by
    from unnest(${awaited.map(({ id }) => id)}::text[], ${awaited.map(({ by }) => by)}::bigint[]) as named (id, named_by)
  `.execute(conversations(act.db));
}
