import MailComposer from 'nodemailer/lib/mail-composer';
import type { Leaving, Transport } from './carrier.ts';
import type { Road, Roads } from './sending/roads/road.ts';
import type { Connection, Letter as SmtpLetter } from './sending/smtp/connection.ts';
import { Refusal } from './sending/smtp/reply.ts';
import { stuffed } from './sending/smtp/stuffing.ts';
import { returnTokenOfLetter } from './sending/tokens.ts';
import type { Signer } from './signing/signer.ts';

interface PostParts {
  /** The ways by which letters leave. */
  readonly roads: Roads;
  /** The address that letters come from, with or without a name. */
  readonly from: string;
  /** The domain of our addresses, to which what cannot be delivered comes back. */
  readonly domain: string;
  /** Keys the return addresses. */
  readonly key: () => Buffer;
  /** Null where the server signs, or nobody. */
  readonly signer: Signer | null;
  readonly now: () => Date;
}

/** Sends letters as copies of mailings are sent: by the same ways, under the same signature, each with a return address of its own. */
export function openLetterPost(parts: PostParts): Transport {
  return async (letter) => {
    const pieces = await piecesOf(parts, letter);
    const from = `bounces+${returnTokenOfLetter(parts.key(), letter.id)}@${parts.domain}`;
    const road = parts.roads.to(letter.address.slice(letter.address.lastIndexOf('@') + 1).toLowerCase());
    const mostMs = parts.roads.isOne ? null : mostMsElsewhere;
    try {
      await sendAlong(road, { envelope: { from, to: letter.address }, pieces }, mostMs);
    } catch (error) {
      throw asFailure(error);
    }
  };
}

/** A stranger's server that is slow must not keep the letters to others waiting. */
const mostMsElsewhere = 20_000;

/** @param mostMs after which it is given up; null where the server is our own */
async function sendAlong(road: Road, letter: SmtpLetter, mostMs: number | null): Promise<void> {
  const late = Promise.withResolvers<never>();
  let [line, isLate]: [Connection | undefined, boolean] = [undefined, false];
  const timer = mostMs === null ? undefined : setTimeout(giveUp, mostMs);
  function giveUp(): void {
    isLate = true;
    line?.close();
    late.reject(new Error('the other side is too slow'));
  }

  async function send(): Promise<void> {
    line = await road.take();
    if (isLate) return line.close();
    await line.send(letter);
  }

  const sending = send().finally(() => line && road.giveBack(line));
  // Nobody waits any more for what comes of a letter that was given up.
  sending.catch(() => {});
  await Promise.race([sending, late.promise]).finally(() => clearTimeout(timer));
}

async function piecesOf({ signer, now, ...parts }: PostParts, letter: Leaving): Promise<Uint8Array[]> {
  const raw = await composed(parts, letter);
  const end = raw.indexOf('\r\n\r\n');
  const signature = signer ? await signer.prepare(raw.subarray(0, end + 2), raw.subarray(end + 4)).sign('', now()) : '';
  return [Buffer.from(signature), stuffed(raw)];
}

function composed({ from }: Pick<PostParts, 'from'>, letter: Leaving): Promise<Buffer> {
  const domain = /@([^>]+)/.exec(from)?.[1] ?? 'localhost';
  const composer = new MailComposer({
    from,
    // As an object it is one address, whatever commas it holds.
    to: { name: '', address: letter.address },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    // The same letter keeps its id when it is tried again, so that a receiver can drop the second copy.
    messageId: `<${letter.id}.${Buffer.from(letter.once).toString('base64url').slice(0, 40)}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...letter.headers },
    newline: '\r\n',
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0]);
  return composer.compile().build();
}

function asFailure(error: unknown): Error {
  const refusal = error instanceof Refusal ? error : undefined;
  return Object.assign(new Error(`SMTP ${refusal?.reply.code ?? 'connection'} failure`, { cause: error }), {
    permanent: refusal !== undefined && refusal.reply.code >= 550 && refusal.refused !== 'sender',
    ofAddress: refusal?.isOfAddress === true ? refusal.message : null,
  });
}
