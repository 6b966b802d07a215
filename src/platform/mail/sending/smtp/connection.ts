import { NoTls, openLine, type Line, type Server } from './line.ts';
import { Refusal, type Reply } from './reply.ts';

/** From whom a message comes to whom, as a server is told. */
export interface Envelope {
  readonly from: string;
  readonly to: string;
}

/** One message to one recipient. */
export interface Letter {
  readonly envelope: Envelope;
  /** Written one behind the other; no line begins with a single dot. */
  readonly pieces: readonly Uint8Array[];
  /**
   * The envelope of the message after this one.  Where the server takes commands together it is told at the end of this message, which saves
   * a turn for each; no byte of that message is sent before it is given to `send`.
   */
  readonly following?: Envelope | undefined;
}

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
  const { line, abilities } = await arriveAt(server, ourName);
  return speaking(line, abilities.has('PIPELINING'));
}

/** Connects as for a message and brings none; tells whether the way there was over TLS. @throws as `connectTo` */
export async function tryServer(server: Server, ourName: string): Promise<{ readonly isSecure: boolean }> {
  const { line } = await arriveAt(server, ourName);
  const { isSecure } = line;
  line.write(['QUIT\r\n']);
  line.end();
  return { isSecure };
}

async function arriveAt(server: Server, ourName: string): Promise<{ line: Line; abilities: Map<string, string> }> {
  const line = await openLine(server);
  try {
    await line.expect(2);
    let abilities = await greet(line, ourName);
    if (!server.isSecure && !server.avoidsTls && abilities.has('STARTTLS')) {
      await secure(line, server);
      abilities = await greet(line, ourName);
    }
    if (server.user) await showWho(line, server, abilities);
    return { line, abilities };
  } catch (error) {
    line.end();
    throw error;
  }
}

/** @throws NoTls */
async function secure(line: Line, server: Server): Promise<void> {
  try {
    await line.ask('STARTTLS', 2);
    await line.secure(server);
  } catch (error) {
    throw new NoTls(`TLS does not work: ${(error as Error).message}`, { cause: error });
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
  /** What the server has been told of the next message. */
  let told: Envelope | undefined;

  return {
    get isOpen() {
      return line.isOpen;
    },
    async send({ envelope, pieces, following }) {
      const known = told;
      told = undefined;
      try {
        if (known && known !== envelope) throw new Error('another message was to follow');
        if (!pipelines) await agreeStepByStep(line, envelope);
        else {
          if (!known) line.write([commandsOf(envelope)]);
          await agree(line);
        }
        told = pipelines ? following : undefined;
        line.write([...pieces, told ? `.\r\n${commandsOf(told)}` : '.\r\n']);
        const reply = await line.next();
        if (reply.code >= 300) throw new Refusal(reply, 'message');
        return reply;
      } catch (error) {
        // After a refusal the connection goes on, unless the other side is about to close it.
        if (!(error instanceof Refusal) || error.reply.code === 421 || !line.isOpen) line.end();
        else if (!told) await line.ask('RSET').catch(() => line.end());
        throw error;
      }
    },
    close() {
      if (line.isOpen && !told) line.write(['QUIT\r\n']);
      line.end();
    },
  };
}

const stages = ['sender', 'recipient', 'message'] as const;

const stepsOf = ({ from, to }: Envelope) => [`MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA'] as const;

const commandsOf = (envelope: Envelope): string => `${stepsOf(envelope).join('\r\n')}\r\n`;

async function agreeStepByStep(line: Line, envelope: Envelope): Promise<void> {
  for (const [place, command] of stepsOf(envelope).entries()) {
    const reply = await line.ask(command);
    if (Math.floor(reply.code / 100) !== (command === 'DATA' ? 3 : 2)) throw new Refusal(reply, stages[place]);
  }
}

/** Reads the three replies to an envelope that was told in one go. @throws Refusal */
async function agree(line: Line): Promise<void> {
  const replies: Reply[] = [];
  const refused = () => replies.slice(0, 2).findIndex(({ code }) => code >= 300);
  try {
    while (replies.length < 3) replies.push(await line.next());
  } catch (error) {
    // Who refuses with 421 may be gone before it has said the rest.
    if (refused() < 0) throw error;
  }
  const data = replies[2];
  // A server that took nobody and yet waits for a message gets an empty one, and refuses it.
  if (refused() >= 0 && data?.code === 354) await line.ask('.').catch(() => {});
  if (refused() >= 0) throw new Refusal(replies[refused()]!, stages[refused()]);
  if (data?.code !== 354) throw new Refusal(data!, 'message');
}
