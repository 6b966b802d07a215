/** What the other side said: its code, the enhanced status (RFC 3463) where it gave one, and its words. */
export interface Reply {
  readonly code: number;
  /** As `5.1.1`. */
  readonly status: string | null;
  /** In one line, at most 300 letters. */
  readonly text: string;
  /** Each line as it came, without its code. */
  readonly lines: readonly string[];
}

/** The other side did not take a message, or a command. */
export class Refusal extends Error {
  readonly reply: Reply;
  /** What was refused: us, the address, or what the message says. */
  readonly refused: 'sender' | 'recipient' | 'message';

  constructor(reply: Reply, refused: Refusal['refused'] = 'sender') {
    super(`${reply.code} ${reply.text}`);
    this.reply = reply;
    this.refused = refused;
  }

  /** No letter to this address will be taken: not, if it was the sender or what is said that did not please (RFC 3463, X.7). */
  get isOfAddress(): boolean {
    return this.refused === 'recipient' && this.reply.code >= 500 && !this.reply.status?.startsWith('5.7.');
  }
}

/** Whether the other side asks us to come later, whatever we bring: it closes (421), or its system or network fails (RFC 3463, X.3 and X.4). */
export const isOfServer = (error: unknown): boolean =>
  error instanceof Refusal && (error.reply.code === 421 || /^4\.[34]\./.test(error.reply.status ?? ''));

/** The other side spoke something that is no SMTP, or too much of it. */
export class NoReply extends Error {}

const mostLetters = 64 * 1024;

/** Puts replies together from what a connection brings, piece by piece. */
export function replyReader(onReply: (reply: Reply) => void): (chunk: string) => void {
  let rest = '';
  let lines: string[] = [];
  return (chunk) => {
    rest += chunk;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = rest.slice(0, end).replace(/\r$/, '');
      rest = rest.slice(end + 1);
      if (!/^[2-5]\d\d(?:[ -]|$)/.test(line)) throw new NoReply(`no SMTP reply: ${line.slice(0, 100)}`);
      lines.push(line);
      if (lines.length > 500) throw new NoReply('a reply without an end');
      if (line[3] === '-') continue;
      onReply(asReply(lines));
      lines = [];
    }
    if (rest.length > mostLetters) throw new NoReply('a reply without an end');
  };
}

function asReply(raw: readonly string[]): Reply {
  const lines = raw.map((line) => line.slice(4));
  const [, status = null] = /^([245]\.\d{1,3}\.\d{1,3})\b/.exec(lines[0] ?? '') ?? [];
  return { code: Number(raw[0]!.slice(0, 3)), status, text: lines.join(' ').slice(0, 300), lines };
}
