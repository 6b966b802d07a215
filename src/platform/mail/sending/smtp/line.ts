import net from 'node:net';
import tls from 'node:tls';
import { NoReply, Refusal, replyReader, type Reply } from './reply.ts';

/** The server that copies are brought to. */
export interface Server {
  readonly host: string;
  /** Where it is reached; by its name, unless told. */
  readonly address?: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly isSecure: boolean;
  readonly user: string;
  readonly password: string;
  /** Whether a certificate that does not prove the host's name is good enough; for servers that are found by their MX. */
  readonly trustsAnyone: boolean;
  /** Not over TLS, although the server has it: it did not work. */
  readonly avoidsTls?: boolean;
}

/** The server offers TLS, and it does not work. */
export class NoTls extends Error {}

const patience = { connecting: 30_000, replying: 300_000 };
const mostUnasked = 10;

/** Opens a line to the server, over TLS where it wants that from the first byte. */
export async function openLine(server: Server): Promise<Line> {
  const { host, address = host, port, isSecure, trustsAnyone } = server;
  const socket = isSecure
    ? tls.connect({ host, port, rejectUnauthorized: !trustsAnyone })
    : net.connect({ host: address, port });
  const line = new Line(socket);
  await line.opened(isSecure ? 'secureConnect' : 'connect');
  return line;
}

/** A socket that is asked and answers, line by line.  The answers come in the order of the questions. */
export class Line {
  #socket: net.Socket;
  #failure: Error | undefined;
  readonly #replies: Reply[] = [];
  readonly #waiting: { resolve(reply: Reply): void; reject(error: Error): void }[] = [];

  constructor(socket: net.Socket) {
    this.#socket = socket;
    this.#listen();
  }

  get isOpen(): boolean {
    return this.#failure === undefined;
  }

  get isSecure(): boolean {
    return this.#socket instanceof tls.TLSSocket;
  }

  /** Writes the pieces in one go: the kernel is asked once, and nothing is copied. */
  write(pieces: readonly (string | Uint8Array)[]): void {
    this.#socket.cork();
    for (const piece of pieces) this.#socket.write(piece, 'latin1');
    this.#socket.uncork();
  }

  next(): Promise<Reply> {
    const reply = this.#replies.shift();
    if (reply) return Promise.resolve(reply);
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** The next reply, which must be of this class: 2 for 2xx. @throws Refusal */
  async expect(kind: number): Promise<Reply> {
    const reply = await this.next();
    if (Math.floor(reply.code / 100) !== kind) throw new Refusal(reply);
    return reply;
  }

  async ask(command: string, kind?: number): Promise<Reply> {
    this.write([`${command}\r\n`]);
    return kind === undefined ? this.next() : this.expect(kind);
  }

  /** Goes on over TLS, on the same connection. */
  async secure({ host, trustsAnyone }: Server): Promise<void> {
    // What was said before TLS began was said by nobody we know.
    if (this.#replies.length > 0) throw new NoReply('replies before TLS had begun');
    const plain = this.#socket.removeAllListeners();
    const servername = net.isIP(host) ? '' : host;
    this.#socket = tls.connect({ socket: plain, servername, host, rejectUnauthorized: !trustsAnyone });
    this.#listen();
    await this.opened('secureConnect');
  }

  end(): void {
    this.#failure ??= new Error('the connection was closed by us');
    this.#socket.end();
    this.#socket.destroySoon();
  }

  /** Waits for the event that opens the socket. @throws what went wrong before it */
  async opened(event: 'connect' | 'secureConnect'): Promise<void> {
    this.#socket.setTimeout(patience.connecting);
    await new Promise<void>((resolve, reject) => {
      const waiting = { resolve: () => {}, reject };
      this.#waiting.push(waiting);
      this.#socket.once(event, () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        resolve();
      });
    });
    this.#socket.setTimeout(patience.replying);
  }

  #listen(): void {
    const read = replyReader((reply) => this.#take(reply));
    this.#socket.setNoDelay(true).setEncoding('latin1');
    this.#socket.on('data', (chunk: string) => {
      try {
        read(chunk);
      } catch (error) {
        this.#fail(error as Error);
      }
    });
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the connection was closed')));
    this.#socket.on('timeout', () => this.#fail(new Error('the other side does not answer')));
  }

  #take(reply: Reply): void {
    const first = this.#waiting.shift();
    if (first) first.resolve(reply);
    else if (this.#replies.push(reply) > mostUnasked) throw new NoReply('more replies than questions');
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#socket.destroy();
    for (const each of this.#waiting.splice(0)) each.reject(this.#failure);
  }
}
