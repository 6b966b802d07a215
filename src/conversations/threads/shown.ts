import { partOf, type Call } from '../../platform/web/index.ts';
import { personsOf } from '../../roll/index.ts';
import { attachmentsOf } from '../attachments/queries.ts';
import type { List } from '../lists/model.ts';
import { readsAddresses } from '../lists/showing.ts';
import { moderates } from '../moderation/queries.ts';
import { reactionsTo, reactorOf } from '../reactions/queries.ts';
import { impedimentsToReacting } from '../reactions/rules.ts';
import { correctableAmong } from '../removal/queries.ts';
import { markSeen } from '../seen/commands.ts';
import { newAmong, nextNew } from '../seen/queries.ts';
import type { Viewer } from './message-item.tsx';
import type { Message, MessageId, Thread } from './model.ts';
import { messagesById, placesIn } from './thread-queries.ts';

/** The messages of the part that was asked for, and those that they answer. Five statements at most, however long the thread. */
export async function shownOf({ visit: { db }, query }: Call, thread: Thread) {
  const places = await placesIn(db, thread);
  const part = partOf(query, 'page', places.length);
  const here = places.slice(part.from, part.from + part.most);
  const [messages, files, reactions] = await Promise.all([
    messagesById(
      db,
      here.flatMap(({ id, answers }) => (answers === null ? [id] : [id, answers])),
    ),
    attachmentsOf(
      db,
      here.map(({ id }) => id),
    ),
    reactionsTo(
      db,
      here.map(({ id }) => id),
    ),
  ]);
  const found = (id: number | null): Message | undefined => (id === null ? undefined : messages.get(id));
  return {
    part,
    files,
    reactions,
    placed: here.map((place) => ({ ...place, message: found(place.id)!, answers: found(place.answers) })),
  };
}

/** What of the part is new to whoever reads the list, who has seen it from now on; and what is new elsewhere. */
export async function readNow(
  call: Call,
  list: List,
  reads: boolean,
  placed: readonly { readonly message: Message }[],
): Promise<{ isNew: ReadonlySet<MessageId>; next: number | undefined }> {
  const { by, db } = call.visit;
  if (!by || !reads) return { isNew: new Set(), next: undefined };
  const isNew = await newAmong(
    db,
    by,
    placed.map(({ message }) => message.id),
  );
  const numbers = placed.filter(({ message }) => isNew.has(message.id)).map(({ message }) => message.number);
  if (numbers.length > 0) await call.perform((act) => markSeen(act, list.id, by, numbers));
  return { isNew, next: await nextNew(db, by, list.id, numbers) };
}

/** Who looks at what is shown of a thread, and what they may do there. */
export async function viewerOf(
  visit: Call['visit'],
  list: List,
  thread: Thread,
  { placed, reactions }: Pick<Awaited<ReturnType<typeof shownOf>>, 'placed' | 'reactions'>,
): Promise<Viewer> {
  const { by, at, zone } = visit;
  const [isModerator, readsAll, reactor] = await Promise.all([
    moderates(visit, list),
    readsAddresses(visit, list),
    reactorOf(visit, list),
  ]);
  const reacted = [...reactions.values()].flat().flatMap(({ persons }) => persons);
  const here = placed.map(({ message }) => message);
  return {
    by,
    at,
    zone,
    isModerator,
    masksAddresses: !readsAll,
    mayReply: !list.closedAt && (!thread.closedAt || reactor.isModerator),
    mayReact: impedimentsToReacting(list, thread, { removedAt: null }, reactor).length === 0,
    // Strangers are told how many reacted, and not who.
    reactors: readsAll ? await personsOf(visit.db, reacted) : null,
    correctable: await correctableAmong(visit, list, here, isModerator),
  };
}
