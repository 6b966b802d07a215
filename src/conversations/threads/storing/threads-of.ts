import type { Db } from '../../../platform/db/index.ts';
import type { Shelf, Shelved } from '../../../platform/mail/index.ts';
import type { ListId } from '../../lists/model.ts';
import type { ThreadId } from '../model.ts';
import type { Arrival } from './arrival.ts';
import { beginningsOf, threadsByGhosts, type Standing } from './known.ts';

/** A thread that is to be opened, or one that has another beginning now. */
export interface Begun {
  /** The thread that goes on under it; null for a new one. */
  readonly thread: ThreadId | null;
  readonly subject: string;
  readonly ghost: string | null;
  /** The Message-IDs that come and belong to it. */
  readonly arrivals: Arrival[];
}

/** Where what comes belongs: threads by the Message-ID of the message above all. */
export interface Belonging {
  /** To threads that stand, and begin as they did. */
  readonly standing: ReadonlyMap<string, ThreadId>;
  readonly begun: ReadonlyMap<string, Begun>;
}

/**
 * To which thread each beginning belongs.  One that comes goes to the thread that waits for the same message as it does; else it takes
 * over the thread all of whose beginnings have moved beneath it, so that its address stays; else it opens one.
 */
export async function threadsOfBeginnings(
  db: Db,
  list: ListId,
  arrivals: readonly Arrival[],
  shelf: Shelf<Standing>,
): Promise<Belonging> {
  const standing = new Map<string, ThreadId>();
  const begun = new Map<string, Begun>();
  const byId = new Map(arrivals.map((arrival) => [arrival.messageId, arrival]));
  const beginnings = new Map<string, Shelved<Standing>>();
  for (const id of [...byId.keys(), ...shelf.moved]) {
    const beginning = shelf.beginningOf(id);
    beginnings.set(beginning.id, beginning);
  }
  const taken = await takenOver(db, shelf);
  const ghosts = await ghostThreads(db, list, beginnings, new Set(taken.values()));

  for (const [id, { standing: stands, ghost }] of beginnings) {
    const arrival = byId.get(id);
    if (stands && !arrival) standing.set(id, stands.thread);
    else if (ghost !== null && typeof ghosts.get(ghost) === 'number') standing.set(id, ghosts.get(ghost) as ThreadId);
    else {
      const shared = ghost === null ? undefined : (ghosts.get(ghost) as Begun | undefined);
      const thread = shared ?? { thread: taken.get(id) ?? null, subject: arrival!.subject, ghost, arrivals: [] };
      if (ghost !== null) ghosts.set(ghost, thread);
      begun.set(id, thread);
    }
  }
  for (const arrival of arrivals) begun.get(shelf.beginningOf(arrival.messageId).id)?.arrivals.push(arrival);
  return { standing, begun };
}

async function ghostThreads(
  db: Db,
  list: ListId,
  beginnings: ReadonlyMap<string, Shelved<Standing>>,
  taken: ReadonlySet<ThreadId>,
): Promise<Map<string, ThreadId | Begun>> {
  const ghosts = [...beginnings.values()].flatMap(({ ghost }) => ghost ?? []);
  const rows = await threadsByGhosts(db, list, [...new Set(ghosts)]);
  return new Map(rows.filter(({ thread }) => !taken.has(thread)).map(({ thread, ghost }) => [ghost, thread]));
}

/** Threads all of whose beginnings have moved beneath one message that comes, by its id; of several the eldest. */
async function takenOver(db: Db, shelf: Shelf<Standing>): Promise<Map<string, ThreadId>> {
  const moved = [...shelf.moved].map((id) => shelf.get(id).standing!);
  const threads = [...new Set(moved.filter(({ parent }) => parent === null).map(({ thread }) => thread))];
  const taken = new Map<string, ThreadId>();
  if (threads.length === 0) return taken;
  for (const [thread, beginnings] of Map.groupBy(await beginningsOf(db, threads), (each) => each.thread)) {
    const above = new Set(beginnings.map(({ id }) => (shelf.moved.has(id) ? shelf.beginningOf(id).id : id)));
    const [only] = above;
    if (above.size === 1 && only !== undefined && shelf.get(only).standing === null && !taken.has(only))
      taken.set(only, thread);
  }
  return taken;
}
