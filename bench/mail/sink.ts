import { once } from 'node:events';
import net from 'node:net';

/** A server that counts what it takes, by Message-ID and recipient, and says 250 only when it has counted. */
export interface Sink {
  readonly port: number;
  /** How often each copy came, under `id recipient`. */
  readonly counts: ReadonlyMap<string, number>;
  /** Letters, as the welcome to each reader: their ids begin with a number of the outbox.  They keep another ledger. */
  readonly letters: ReadonlySet<string>;
  /** Copies that came again, under the number of the blow after which they had come before. */
  readonly again: ReadonlyMap<number, number>;
  /** Connections that are open now. */
  open(): number;
  /** Tells that something was killed: what comes from now on came after it, but for what is still under way from a sender that is dead. */
  blow(isSenderDead: boolean): void;
  close(): void;
}

export async function openCountingSink(): Promise<Sink> {
  const counts = new Map<string, number>();
  const letters = new Set<string>();
  const again = new Map<number, number>();
  const cameAfter = new Map<string, number>();
  const sockets = new Map<net.Socket, number | null>();
  let blows = 0;

  function count(copy: string, socket: net.Socket): void {
    if (/^\d+\./.test(copy)) return void letters.add(copy);
    counts.set(copy, (counts.get(copy) ?? 0) + 1);
    const before = cameAfter.get(copy);
    if (before !== undefined) again.set(before, (again.get(before) ?? 0) + 1);
    cameAfter.set(copy, sockets.get(socket) ?? blows);
  }

  const server = net.createServer((socket) => {
    sockets.set(socket, null);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    receive(socket, (copy) => count(copy, socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as net.AddressInfo).port,
    counts,
    letters,
    again,
    open: () => sockets.size,
    blow(isSenderDead) {
      if (isSenderDead) for (const [socket, sentBefore] of sockets) sockets.set(socket, sentBefore ?? blows);
      blows += 1;
    },
    close() {
      for (const socket of sockets.keys()) socket.destroy();
      server.close();
    },
  };
}

/** As much of RFC 5321 as a sender that keeps to it needs. */
function receive(socket: net.Socket, count: (copy: string) => void): void {
  let [rest, recipient, isData] = ['', '', false];
  const reply = (line: string) => void socket.write(`${line}\r\n`);
  reply('220 sink ESMTP');
  socket.setEncoding('latin1').on('data', (text: string) => {
    rest += text;
    for (;;) {
      const end = isData ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
      if (end < 0) return;
      const piece = rest.slice(0, end);
      rest = rest.slice(end + (isData ? 5 : 2));
      if (isData) {
        isData = false;
        count(`${/^Message-ID: <(.+)>/im.exec(piece)?.[1]} ${recipient}`);
        reply('250 2.0.0 Ok');
        continue;
      }
      const [verb = ''] = piece.toUpperCase().split(' ');
      if (verb === 'RCPT') recipient = /<(.+)>/.exec(piece)?.[1] ?? '';
      isData = verb === 'DATA';
      reply(verb === 'EHLO' ? '250-sink\r\n250-PIPELINING\r\n250 8BITMIME' : isData ? '354 Go on' : '250 2.0.0 Ok');
    }
  });
}
