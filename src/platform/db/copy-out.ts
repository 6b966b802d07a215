import type pg from 'pg';

/** Rows wait here while whoever reads them is slower than PostgreSQL; beyond this the network is made to wait. */
const mostWaitingBytes = 1_000_000;

/**
 * The bytes of `copy … to stdout`, as they come. Memory does not grow with the table. For a connection of one's own
 * (`connectAlone`), which sends nothing else meanwhile; when reading ends early, end the connection.
 */
export async function* copyOut(client: pg.Client, statement: string): AsyncGenerator<Buffer> {
  const copy = new Copy(statement);
  client.query(copy);
  for (;;) {
    const pieces = copy.take();
    if (pieces.length > 0) yield Buffer.concat(pieces);
    else if (!(await copy.more())) return;
  }
}

/** What pg's connection can do, beyond what its types tell. */
interface Wire {
  readonly stream: { pause(): void; resume(): void };
  query(text: string): void;
}

/** Speaks the protocol of a copy to pg's client, which calls these methods by their names. */
class Copy implements pg.Submittable {
  readonly #statement: string;
  #wire: Wire | undefined;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #news = Promise.withResolvers<void>();
  readonly #done = Promise.withResolvers<void>();
  #isOver = false;

  constructor(statement: string) {
    this.#statement = statement;
    this.#done.promise.catch(() => {});
  }

  take(): Buffer[] {
    const pieces = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#wire?.stream.resume();
    return pieces;
  }

  /** Waits for more; false at the end. @throws what PostgreSQL says */
  async more(): Promise<boolean> {
    if (this.#isOver) {
      await this.#done.promise;
      return false;
    }
    await this.#news.promise;
    this.#news = Promise.withResolvers();
    return true;
  }

  submit(connection: unknown): void {
    this.#wire = connection as Wire;
    this.#wire.query(this.#statement);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // A copy, because pg uses the memory of the message again.
    this.#waiting.push(Buffer.from(chunk));
    this.#waitingBytes += chunk.length;
    if (this.#waitingBytes > mostWaitingBytes) this.#wire?.stream.pause();
    this.#news.resolve();
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#isOver = true;
    this.#done.resolve();
    this.#news.resolve();
  }

  handleError(error: Error): void {
    this.#isOver = true;
    this.#done.reject(error);
    this.#news.resolve();
  }
}
