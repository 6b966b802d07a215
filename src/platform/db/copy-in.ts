import pg from 'pg';

/** A COPY FROM STDIN under way. */
export interface CopyIn {
  /** Sends a piece of the text; waits while the network is behind. @throws what PostgreSQL says of what was sent before */
  write(piece: string | Buffer): Promise<void>;
  /** Ends the copy and gives the number of rows. */
  end(): Promise<number>;
}

/**
 * A connection of one's own outside the pool, for COPY and for locks that last as long as it does.  Pooled connections are
 * pipelined, and a pipelined connection takes no COPY.
 */
export async function connectAlone(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Begins `copy … from stdin` (text format). */
export async function copyIn(client: pg.Client, statement: string): Promise<CopyIn> {
  const copy = new Copy(statement);
  client.query(copy);
  await Promise.race([copy.begun.promise, copy.done.promise]);
  return {
    async write(piece) {
      copy.connection?.sendCopyFromChunk(typeof piece === 'string' ? Buffer.from(piece) : piece);
      const stream = copy.connection?.stream;
      if (stream?.writableNeedDrain) await Promise.race([drained(stream), copy.failed.promise]);
    },
    end() {
      copy.connection?.endCopyFrom();
      return copy.done.promise;
    },
  };
}

/** The row of a COPY in its text format; null is `\N`. */
export function copyLine(values: readonly (string | number | boolean | null)[]): string {
  let line = '';
  let sign = '';
  for (const value of values) {
    line += sign + (value === null ? '\\N' : typeof value === 'string' ? escaped(value) : String(value));
    sign = '\t';
  }
  return `${line}\n`;
}

function escaped(text: string): string {
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign) : text;
}

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const drained = (stream: NodeJS.WritableStream): Promise<void> =>
  new Promise((resolve) => void stream.once('drain', resolve));

/** What pg's connection can do, beyond what its types tell. */
interface Wire {
  readonly stream: NodeJS.WritableStream & { readonly writableNeedDrain: boolean };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Speaks the protocol of a copy to pg's client, which calls these methods by their names. */
class Copy implements pg.Submittable {
  readonly begun = Promise.withResolvers<void>();
  readonly done = Promise.withResolvers<number>();
  readonly failed = Promise.withResolvers<never>();
  readonly #statement: string;
  connection: Wire | undefined;
  #rows = 0;
  #error: Error | undefined;

  constructor(statement: string) {
    this.#statement = statement;
    this.done.promise.catch(() => {});
    this.failed.promise.catch(() => {});
  }

  submit(connection: unknown): void {
    this.connection = connection as Wire;
    this.connection.query(this.#statement);
  }

  handleCopyInResponse(): void {
    this.begun.resolve();
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#rows = Number(/\d+$/.exec(text)?.[0] ?? 0);
  }

  handleReadyForQuery(): void {
    if (this.#error) this.done.reject(this.#error);
    else this.done.resolve(this.#rows);
  }

  handleError(error: Error): void {
    this.#error = error;
    this.failed.reject(error);
    this.done.reject(error);
  }
}
