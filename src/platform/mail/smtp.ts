import nodemailer from 'nodemailer';
import type { Transport } from './carrier.ts';

/**
 * Sends through the SMTP server of the URL, `smtp://user:password@host:587` or `smtps://…`, over kept connections.
 *
 * @param from the address that letters come from, with or without a name
 */
export function smtpTransport(url: string, from: string): Transport {
  const pooled = new URL(url);
  pooled.searchParams.set('pool', 'true');
  const transporter = nodemailer.createTransport(pooled.href);
  const domain = /@([^>]+)/.exec(from)?.[1] ?? 'localhost';
  return async (letter) => {
    try {
      await transporter.sendMail({
        from,
        // As an object it is one address, whatever commas it holds.
        to: { name: '', address: letter.address },
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        // The same letter keeps its id when it is tried again, so that a receiver can drop the second copy.
        messageId: `<${letter.id}.${Buffer.from(letter.once).toString('base64url').slice(0, 40)}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', ...letter.headers },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      throw asFailure(error);
    }
  };
}

function asFailure(error: unknown): Error {
  const code = (error as { responseCode?: number }).responseCode ?? 0;
  return Object.assign(new Error(`SMTP ${code || 'connection'} failure`, { cause: error }), {
    permanent: code >= 550 && code < 560,
  });
}
