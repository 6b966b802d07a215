import net from 'node:net';

/** What came of a load: how long each request took, in milliseconds, and how often each status came. */
export interface Loaded {
  readonly seconds: number;
  readonly times: readonly number[];
  readonly statuses: ReadonlyMap<number, number>;
  /** The numbers of the requests that were answered with the status, in the order of the answers. */
  readonly answered: readonly { readonly request: number; readonly status: number }[];
}

interface Wanted {
  readonly port: number;
  readonly connections: number;
  readonly requests: number;
  /** The whole request, head and body, by its number. */
  readonly request: (number: number) => string;
}

/**
 * Sends requests over kept connections, each the next as soon as the last is answered.  Plain sockets, because on two cores
 * the one who asks must cost little. A connection that breaks is not opened again.
 */
export async function load({ port, connections, requests, request }: Wanted): Promise<Loaded> {
  let next = 0;
  const times: number[] = [];
  const answered: { request: number; status: number }[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = await open(port);
      try {
        while (next < requests) {
          const number = (next += 1) - 1;
          const sent = performance.now();
          const status = await connection.ask(request(number));
          times.push(performance.now() - sent);
          answered.push({ request: number, status });
        }
      } catch {
        // The server was killed, which some loads are about.
      } finally {
        connection.close();
      }
    }),
  );
  const statuses = new Map<number, number>();
  for (const { status } of answered) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  return { seconds: (performance.now() - start) / 1000, times, statuses, answered };
}

interface Connection {
  ask(request: string): Promise<number>;
  close(): void;
}

function open(port: number): Promise<Connection> {
  const socket = net.connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  let arrived: Buffer = Buffer.alloc(0);
  let waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined;
  const fail = (error: Error) => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('closed')));
  socket.on('data', (chunk: Buffer) => {
    arrived = arrived.length > 0 ? Buffer.concat([arrived, chunk]) : chunk;
    const whole = wholeAnswer(arrived);
    if (!whole) return;
    arrived = arrived.subarray(whole.bytes);
    waiting?.resolve(whole.status);
  });
  const connection: Connection = {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
  return new Promise((resolve, reject) => {
    waiting = { resolve: () => {}, reject };
    socket.once('connect', () => resolve(connection));
  });
}

/** The status and length of an answer, once all of it is there. */
function wholeAnswer(bytes: Buffer): { status: number; bytes: number } | null {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return null;
  const text = bytes.toString('latin1', 0, head);
  const status = Number(text.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/i.exec(text);
  if (length)
    return bytes.length >= head + 4 + Number(length[1]) ? { status, bytes: head + 4 + Number(length[1]) } : null;
  if (!/\r\ntransfer-encoding: chunked/i.test(text)) return { status, bytes: head + 4 };
  const end = bytes.indexOf('0\r\n\r\n', head + 4);
  return end < 0 ? null : { status, bytes: end + 5 };
}
