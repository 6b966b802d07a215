import type { MboxEntry } from './entry.ts';
import { Splitter } from './splitter.ts';

/** How a mailbox is read. */
export interface MboxWishes {
  /** Where in the file the bytes begin: 0, or the `end` of an entry that was read before. */
  readonly at?: number;
  /** Of one message; a larger one is passed over and told of. */
  readonly maxBytes?: number;
}

/**
 * The messages of a mailbox in their order, with one of them in memory at a time.  The kinds are told apart by their first line: mbox in its
 * four dialects, also as written by Mailman's archives, Groups.io and Google Takeout; MMDF; LISTSERV's notebooks; a message alone.
 * A chunk must stay as it is until the next entry has come.
 */
export async function* readMbox(bytes: AsyncIterable<Uint8Array>, wishes: MboxWishes = {}): AsyncGenerator<MboxEntry> {
  const splitter = new Splitter(wishes.at ?? 0, wishes.maxBytes ?? 50 * 1024 * 1024);
  for await (const chunk of bytes) yield* splitter.push(chunk);
  yield* splitter.end();
}
