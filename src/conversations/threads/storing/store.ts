import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import type { Shelf } from '../../../platform/mail/index.ts';
import type { ListId } from '../../lists/model.ts';
import { conversations } from '../../tables.ts';
import type { MessageId, Posted, ThreadId } from '../model.ts';
import { arrivalOf, type Arrival, type Arriving } from './arrival.ts';
import { takenAmong, type Standing } from './known.ts';
import { moveMessages, noteAwaited } from './mend.ts';
import { placedOnShelf } from './placing.ts';
import { threadsOfBeginnings, type Begun } from './threads-of.ts';
import { nextIds, writeAttachments, writeMessages, type Row } from './write.ts';

/**
 * Puts messages into a list in their order: numbers them without a gap, finds their threads, mends the tree where one was awaited, and
 * keeps each once.  The list is held until the act ends.  In some fifteen statements, however many they are.
 *
 * @returns where each came to stand, in their order
 */
export async function storeMessages(act: Act, list: ListId, arriving: readonly Arriving[]): Promise<Posted[]> {
  const arrivals = arriving.map(arrivalOf);
  const first = await holdList(act, list);
  const sifted = await sift(act, list, arrivals);
  const ids = await nextIds(act, 'message', sifted.fresh.length);
  const numbered = sifted.fresh.map((arrival, index) => ({ arrival, id: ids[index]!, number: first + index }));
  if (numbered.length > 0) await store(act, list, numbered);

  const stands = new Map(numbered.map(({ arrival, id, number }) => [arrival.messageId, { message: id, number }]));
  return sifted.all.map(({ messageId, isKnown, isRenamed }) => ({
    ...(sifted.taken.get(messageId) ?? stands.get(messageId)!),
    isKnown,
    isRenamed,
  }));
}

interface Numbered {
  readonly arrival: Arrival;
  readonly id: MessageId;
  readonly number: number;
}

/** Held without keeping others from naming it as the list of theirs. */
async function holdList(act: Act, list: ListId): Promise<number> {
  const { next_number: number } = await conversations(act.db)
    .selectFrom('conversations.list')
    .select('next_number')
    .where('id', '=', list)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return number;
}

interface Sifted {
  readonly fresh: readonly Arrival[];
  /** All, in their order, under the id that each stands under. */
  readonly all: readonly { readonly messageId: string; readonly isKnown: boolean; readonly isRenamed: boolean }[];
  readonly taken: ReadonlyMap<string, { readonly message: MessageId; readonly number: number }>;
}

/** Tells what is new from what stands here.  Another message under an id that is taken gets one of ours. */
async function sift(act: Act, list: ListId, arrivals: readonly Arrival[]): Promise<Sifted> {
  const asked = new Set(arrivals.flatMap(({ messageId, ownId }) => [messageId, ownId]));
  const rows = await takenAmong(act.db, list, [...asked]);
  const prints = new Map(rows.map(({ id, print }) => [id, print.toString('hex')]));
  const fresh: Arrival[] = [];
  const all = arrivals.map((arrival) => {
    const print = arrival.print.toString('hex');
    const isRenamed = (prints.get(arrival.messageId) ?? print) !== print;
    const messageId = isRenamed ? arrival.ownId : arrival.messageId;
    const isKnown = prints.has(messageId);
    if (!isKnown) {
      prints.set(messageId, print);
      fresh.push({ ...arrival, messageId });
    }
    return { messageId, isKnown, isRenamed };
  });
  const taken = new Map(rows.map(({ id, message, number }) => [id, { message, number }]));
  return { fresh, all, taken };
}

async function store(act: Act, list: ListId, numbered: readonly Numbered[]): Promise<void> {
  const arrivals = numbered.map(({ arrival }) => arrival);
  const shelf = await placedOnShelf(act.db, list, arrivals);
  const { standing, begun } = await threadsOfBeginnings(act.db, list, arrivals, shelf);
  const numbers = new Map(numbered.map(({ arrival, number }) => [arrival.messageId, number]));
  const opened = await beginThreads(act, list, [...new Set(begun.values())], numbers);
  const threadOf = (id: string): ThreadId => {
    const beginning = shelf.beginningOf(id).id;
    return standing.get(beginning) ?? opened.get(begun.get(beginning)!)!;
  };
  const rowIds = new Map(numbered.map(({ arrival, id }) => [arrival.messageId, id]));
  const rowOf = (id: string): MessageId => rowIds.get(id) ?? shelf.get(id).standing!.row;
  const rows = numbered.map(({ arrival, id, number }): Row => {
    const { parent, by } = shelf.get(arrival.messageId);
    return {
      arrival,
      id,
      number,
      by,
      parent: parent === null ? null : rowOf(parent),
      thread: threadOf(arrival.messageId),
    };
  });

  await writeMessages(act, list, rows);
  await countIn(act, list, rows);
  await writeAttachments(act, rows.flatMap(filesOf));
  await noteAwaited(act, list, {
    awaited: awaitedBy(rows, shelf),
    arrived: arrivals.map(({ messageId }) => messageId),
  });
  const moves = [...shelf.moved].map((id) => {
    const { parent, standing: stood } = shelf.get(id);
    return { message: stood!.row, parent: rowOf(parent!), from: stood!.thread, to: threadOf(id) };
  });
  await moveMessages(act, moves);
}

/** Opens threads, and gives those that go on the subject of their new beginning. */
async function beginThreads(
  act: Act,
  list: ListId,
  threads: readonly Begun[],
  numbers: ReadonlyMap<string, number>,
): Promise<Map<Begun, ThreadId>> {
  const fresh = threads.filter(({ thread }) => thread === null);
  const going = threads.filter(({ thread }) => thread !== null);
  const ids = await nextIds(act, 'thread', fresh.length);
  const firstOf = ({ arrivals }: Begun) => Math.min(...arrivals.map(({ messageId }) => numbers.get(messageId)!));
  if (fresh.length > 0)
    await sql`
      insert into conversations.thread (id, list, number, subject, ghost, last_at)
      overriding system value
      select id, ${list}, number, subject, ghost, '-infinity'
      from unnest(
        ${ids}::bigint[], ${fresh.map(firstOf)}::integer[], ${fresh.map(({ subject }) => subject)}::text[],
        ${fresh.map(({ ghost }) => ghost)}::text[]) as begun (id, number, subject, ghost)
    `.execute(conversations(act.db));
  if (going.length > 0)
    await sql`
      update conversations.thread set subject = begun.subject, ghost = begun.ghost
      from unnest(
        ${going.map(({ thread }) => thread)}::bigint[], ${going.map(({ subject }) => subject)}::text[],
        ${going.map(({ ghost }) => ghost)}::text[]) as begun (id, subject, ghost)
      where thread.id = begun.id
    `.execute(conversations(act.db));
  return new Map([
    ...fresh.map((each, index) => [each, ids[index]!] as const),
    ...going.map((each) => [each, each.thread!] as const),
  ]);
}

async function countIn(act: Act, list: ListId, rows: readonly Row[]): Promise<void> {
  const threads = rows.map(({ thread }) => thread);
  await sql`
    update conversations.thread set stands = true, messages = messages + come.count, last_at = greatest(thread.last_at, come.last_at)
    from (
      select id, count(*)::integer as count, max(posted_at) as last_at
      from unnest(${threads}::bigint[], ${rows.map(({ arrival }) => arrival.postedAt)}::timestamptz[]) as each (id, posted_at)
      group by id) as come
    where thread.id = come.id
  `.execute(conversations(act.db));
  await sql`update conversations.list set next_number = next_number + ${rows.length} where id = ${list}`.execute(
    conversations(act.db),
  );
}

const filesOf = ({ id, arrival }: Row) =>
  (arrival.attachments ?? []).map((file, index) => ({ message: id, position: index + 1, file }));

const awaitedBy = (rows: readonly Row[], shelf: Shelf<Standing>) =>
  rows.flatMap(({ id, arrival }) =>
    arrival.named.filter((each) => shelf.parentOf(each) === undefined).map((each) => ({ id: each, by: id })),
  );
