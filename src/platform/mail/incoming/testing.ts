import { once } from 'node:events';
import net from 'node:net';

/** A client that says what it is told to, byte for byte. */
export interface Dialogue {
  /** Sends bytes as they are, and waits for nothing. */
  send(bytes: string | Buffer): void;
  /** Sends a line, and gives the reply with all its lines. */
  say(line: string): Promise<string>;
  /** The next reply. */
  hear(): Promise<string>;
  /** How many replies have come and were not heard. */
  unheard(): number;
  /** The socket, to be closed or upgraded. */
  readonly socket: net.Socket;
  end(): void;
}

/** Connects to a server on this machine, and waits for its greeting. */
export async function dialogueWith(port: number, greets = true): Promise<Dialogue> {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const dialogue = dialogueOver(socket);
  if (greets) await dialogue.hear();
  return dialogue;
}

/** Talks over a connection that stands already. */
export function dialogueOver(socket: net.Socket): Dialogue {
  const replies: string[] = [];
  const listeners: ((reply: string) => void)[] = [];
  let [rest, lines] = ['', ''];
  const give = (reply: string) => {
    const listener = listeners.shift();
    if (listener) listener(reply);
    else replies.push(reply);
  };
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const all = (rest + text).split('\r\n');
    rest = all.pop()!;
    for (const line of all) {
      lines += lines ? `\n${line}` : line;
      if (line[3] === '-') continue;
      give(lines);
      lines = '';
    }
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    for (const listener of listeners.splice(0)) listener('closed');
  });
  const hear = () =>
    new Promise<string>((resolve) => {
      const reply = replies.shift();
      if (reply !== undefined) resolve(reply);
      else if (socket.destroyed) resolve('closed');
      else listeners.push(resolve);
    });
  return {
    socket,
    send: (bytes) => void socket.write(bytes),
    say(line) {
      socket.write(`${line}\r\n`);
      return hear();
    },
    hear,
    unheard: () => replies.length,
    end: () => socket.destroy(),
  };
}

/** A way to the PostgreSQL of a URL, by port or by socket, that can be cut and mended, as a network can. */
export async function openFragileWay(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const folder = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
  const port = Number(url.port || url.searchParams.get('port') || 5432);
  const far = () =>
    folder.startsWith('/') ? net.connect(`${folder}/.s.PGSQL.${port}`) : net.connect(port, folder || '127.0.0.1');
  const sockets = new Set<net.Socket>();
  let isCut = false;
  const server = net.createServer((near) => (isCut ? near.destroy() : join(near, far(), sockets)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = new URL(databaseUrl);
  own.searchParams.delete('host');
  own.searchParams.delete('port');
  own.host = `127.0.0.1:${(server.address() as net.AddressInfo).port}`;
  return {
    url: own.href,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      isCut = false;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function join(near: net.Socket, far: net.Socket, sockets: Set<net.Socket>): void {
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(one);
    one
      .on('error', () => {})
      .on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    one.pipe(other);
  }
}
