import MailComposer from 'nodemailer/lib/mail-composer';
import type { Leaving, Transport } from './carrier.ts';
import { openLines } from './sending/lines.ts';
import type { Server } from './sending/smtp/line.ts';
import { Refusal } from './sending/smtp/reply.ts';
import { stuffed } from './sending/smtp/stuffing.ts';
import { returnTokenOfLetter } from './sending/tokens.ts';
import type { Signer } from './signing/signer.ts';

interface PostParts {
  readonly server: Server;
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

/** Sends letters as copies of mailings are sent: to the same server, under the same signature, each with a return address of its own. */
export function openLetterPost(parts: PostParts): { readonly transport: Transport; close(): void } {
  const lines = openLines(parts.server, parts.domain);
  return {
    async transport(letter) {
      const pieces = await piecesOf(parts, letter);
      const from = `bounces+${returnTokenOfLetter(parts.key(), letter.id)}@${parts.domain}`;
      const line = await lines.take();
      try {
        await line.send({ envelope: { from, to: letter.address }, pieces });
      } catch (error) {
        throw asFailure(error);
      } finally {
        lines.giveBack(line);
      }
    },
    close: () => lines.close(),
  };
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
