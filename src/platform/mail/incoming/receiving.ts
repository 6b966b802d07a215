import type { SMTPServerDataStream } from 'smtp-server';
import { doorLimits } from './limits.ts';
import { refusal } from './refusing.ts';

/** Takes messages in, as many at a time as memory has room for. */
export interface Receiving {
  /**
   * Reads a message to its end and keeps it; of one that is too large nothing is kept.
   *
   * @throws a refusal when there is no room or it takes too long, and an error when the other side goes away
   */
  receive(stream: SMTPServerDataStream, keep: (raw: Buffer) => Promise<void>): Promise<void>;
}

export function openReceiving(): Receiving {
  let underWay = 0;
  return {
    async receive(stream, keep) {
      let chunks: Buffer[] = [];
      let [held, isFull] = [0, false];
      const slow = setTimeout(() => stream.destroy(refusal(421, 'This takes too long.')), doorLimits.messageMs);
      try {
        // What there is no room for is read on and not kept, since the other side is still speaking.
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          isFull ||= underWay + chunk.length > doorLimits.bytesUnderWay;
          const taken = stream.sizeExceeded || isFull ? -held : chunk.length;
          if (taken > 0) chunks.push(chunk);
          else chunks = [];
          held += taken;
          underWay += taken;
        }
        clearTimeout(slow);
        if (stream.sizeExceeded) return;
        if (isFull) throw refusal(452, 'There is no room for it just now. Please try again later.');
        const raw = Buffer.concat(chunks);
        chunks = [];
        await keep(raw);
      } finally {
        clearTimeout(slow);
        underWay -= held;
      }
    },
  };
}
