/** One message of a mailbox, or a stretch of it that could not be read. */
export interface MboxEntry {
  /** Where its separator begins in the file, in bytes, and where the next one does: to go on after it, begin at `end`. */
  readonly start: number;
  readonly end: number;
  /** The message without its separator, as it was before it was put into the mailbox; null when it is too large. */
  readonly raw: Uint8Array | null;
  readonly trouble: 'too-large' | 'no-message' | null;
}

/** How a mailbox is read. */
export interface MboxWishes {
  /** Where in the file the bytes begin: the `end` of an entry that was read before. */
  readonly at?: number;
  /** Of one message; larger ones are passed over and told of. */
  readonly maxBytes?: number;
}

/** The messages of a mailbox, in their order, with one of them in memory at a time. */
export async function* readMbox(bytes: AsyncIterable<Uint8Array>, wishes: MboxWishes = {}): AsyncGenerator<MboxEntry> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('latin1');
  let at = wishes.at ?? 0;
  for (const piece of text.split(/^(?=From )/m)) {
    yield {
      start: at,
      end: at + piece.length,
      raw: Buffer.from(piece.slice(piece.indexOf('\n') + 1), 'latin1'),
      trouble: null,
    };
    at += piece.length;
  }
}
