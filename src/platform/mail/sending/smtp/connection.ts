import net from 'node:net';
import tls from 'node:tls';
import { NoReply, replyReader, type Reply } from './reply.ts';

/** The server that copies are brought to. */
export interface Server {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly isSecure: boolean;
  readonly user: string;
  readonly password: string;
  /** Whether a certificate that does not prove the host's name is good enough; for servers that are found by their MX. */
  readonly trustsAnyone: boolean;
}

/** One message to one recipient, in the pieces in which it is written. */
export interface Letter {
  readonly from: string;
  readonly to: string;
  /** Written one behind the other; no line begins with a single dot. */
  readonly pieces: readonly (string | Buffer)[];
}

/** The other side did not take a message, or is not to be had at all. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`${reply.code} ${reply.text}`);
    this.reply = reply;
  }
}

const patience = { connecting: 30_000, replying: 300_000 };

/** One connection to a server, which takes one message at a time. */
export interface Connection {
  /** Whether it can still be used. */
  readonly isOpen: boolean;
  /** Brings a message, and gives the reply of who took it. @throws Refusal, or another error when the connection is gone */
  send(letter: Letter): Promise<Reply>;
  close(): void;
}

/** Connects, greets, and shows who we are, over TLS where the server has it. @throws Refusal, or an error of the network */
export async function connectTo(server: Server, ourName: string): Promise<Connection> {
  const line = await openLine(server);
  try {
    await line.expect(2);
    let abilities = await greet(line, ourName);
    if (!server.isSecure && abilities.has('STARTTLS')) {
      await line.ask('STARTTLS', 2);
      await line.secure(server);
      abilities = await greet(line, ourName);
    }
    if (server.user) await showWho(line, server, abilities);
    return speaking(line, abilities.has('PIPELINING'));
  } catch (error) {
    line.end();
    throw error;
  }
}

async function greet(line: Line, ourName: string): Promise<Map<string, string>> {
  const reply = await line.ask(`EHLO ${ourName}`);
  if (reply.code >= 400) {
    await line.ask(`HELO ${ourName}`, 2);
    return new Map();
  }
  return new Map(
    reply.lines.slice(1).map((each) => {
      const [name = '', ...values] = each.trim().split(/[ =]/);
      return [name.toUpperCase(), values.join(' ').toUpperCase()] as const;
    }),
  );
}

async function showWho(line: Line, server: Server, abilities: ReadonlyMap<string, string>): Promise<void> {
  if (!line.isSecure && !isHere(server.host))
    throw new Error(`${server.host} offers no TLS, and a password is not sent without`);
  const ways = (abilities.get('AUTH') ?? '').split(' ');
  const encoded = (text: string) => Buffer.from(text).toString('base64');
  if (ways.includes('PLAIN')) {
    await line.ask(`AUTH PLAIN ${encoded(`\0${server.user}\0${server.password}`)}`, 2);
    return;
  }
  await line.ask('AUTH LOGIN', 3);
  await line.ask(encoded(server.user), 3);
  await line.ask(encoded(server.password), 2);
}

const isHere = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/.test(host);

function speaking(line: Line, pipelines: boolean): Connection {
  /** What stands before the message: its three replies are read together where the server takes them together. */
  async function envelope({ from, to }: Letter): Promise<void> {
    const commands = [`MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA'] as const;
    if (!pipelines) {
      for (const command of commands) await line.ask(command, command === 'DATA' ? 3 : 2);
      return;
    }
    line.write([commands.map((command) => `${command}\r\n`).join('')]);
    const [sender, recipient, data] = [await line.next(), await line.next(), await line.next()];
    const refused = [sender, recipient].find(({ code }) => code >= 300);
    // A server that took nobody and yet waits for a message gets an empty one, and refuses it.
    if (refused && data.code === 354) await line.ask('.');
    if (refused) throw new Refusal(refused);
    if (data.code !== 354) throw new Refusal(data);
  }

  return {
    get isOpen() {
      return line.isOpen;
    },
    async send(letter) {
      try {
        await envelope(letter);
        line.write([...letter.pieces, '.\r\n']);
        const reply = await line.next();
        if (reply.code >= 300) throw new Refusal(reply);
        return reply;
      } catch (error) {
        if (error instanceof Refusal && error.reply.code !== 421 && line.isOpen)
          await line.ask('RSET').catch(() => line.end());
        else line.end();
        throw error;
      }
    },
    close() {
      if (line.isOpen) line.write(['QUIT\r\n']);
      line.end();
    },
  };
}

/** A socket that is asked and answers, line by line. */
interface Line {
  readonly isOpen: boolean;
  readonly isSecure: boolean;
  write(pieces: readonly (string | Buffer)[]): void;
  next(): Promise<Reply>;
  /** The next reply, which must be of that class. @throws Refusal */
  expect(kind: number): Promise<Reply>;
  ask(command: string, kind?: number): Promise<Reply>;
  secure(server: Server): Promise<void>;
  end(): void;
}

async function openLine(server: Server): Promise<Line> {
  let socket: net.Socket = server.isSecure
    ? tls.connect({ host: server.host, port: server.port, rejectUnauthorized: !server.trustsAnyone })
    : net.connect({ host: server.host, port: server.port });
  const waiting: { resolve(reply: Reply): void; reject(error: Error): void }[] = [];
  const replies: Reply[] = [];
  let failure: Error | undefined;

  const fail = (error: Error) => {
    failure ??= error;
    socket.destroy();
    for (const each of waiting.splice(0)) each.reject(failure);
  };
  const listen = () => {
    const read = replyReader((reply) => {
      const first = waiting.shift();
      if (first) first.resolve(reply);
      else if (replies.push(reply) > 10) throw new NoReply('more replies than questions');
    });
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      try {
        read(chunk);
      } catch (error) {
        fail(error as Error);
      }
    });
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('the connection was closed')));
    socket.on('timeout', () => fail(new Error('the other side does not answer')));
  };
  listen();
  socket.setTimeout(patience.connecting);
  await new Promise<void>((resolve, reject) => {
    waiting.push({ resolve: () => resolve(), reject });
    socket.once(server.isSecure ? 'secureConnect' : 'connect', () => {
      waiting.splice(0, 1);
      resolve();
    });
  });
  socket.setTimeout(patience.replying);

  const line: Line = {
    get isOpen() {
      return failure === undefined;
    },
    get isSecure() {
      return socket instanceof tls.TLSSocket;
    },
    write(pieces) {
      // One write for all pieces: the kernel is asked once, and nothing is copied.
      socket.cork();
      for (const piece of pieces) socket.write(piece, 'latin1');
      socket.uncork();
    },
    next() {
      const reply = replies.shift();
      if (reply) return Promise.resolve(reply);
      if (failure) return Promise.reject(failure);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    async expect(kind) {
      const reply = await line.next();
      if (Math.floor(reply.code / 100) !== kind) throw new Refusal(reply);
      return reply;
    },
    async ask(command, kind) {
      line.write([`${command}\r\n`]);
      return kind === undefined ? line.next() : line.expect(kind);
    },
    async secure({ host, trustsAnyone }) {
      // What was said before TLS began was said by nobody we know.
      if (replies.length > 0) throw new NoReply('replies before TLS had begun');
      socket.removeAllListeners();
      const plain = socket;
      const servername = net.isIP(host) ? '' : host;
      socket = tls.connect({ socket: plain, servername, host, rejectUnauthorized: !trustsAnyone });
      await new Promise<void>((resolve, reject) => {
        socket.once('secureConnect', resolve).once('error', reject);
      });
      socket.removeAllListeners('error');
      listen();
      socket.setTimeout(patience.replying);
    },
    end() {
      failure ??= new Error('the connection was closed by us');
      socket.end();
      socket.destroySoon();
    },
  };
  return line;
}
