import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import nodemailer from 'nodemailer';
import { SMTPServer } from 'smtp-server';

/** A mail server of the test's own, which keeps what it is given. */
export interface MailServer {
  readonly url: string;
  /** What was sent to an address, newest first, as it can be read. */
  lettersTo(address: string): string[];
  /** The same, byte for byte. */
  mailTo(address: string): Buffer[];
  close(): Promise<void>;
}

/** @param pauseMs for which it thinks before it says that it has taken a message */
export async function aMailServer(pauseMs = 0): Promise<MailServer> {
  const letters: { to: string; raw: Buffer }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onData(stream, { envelope }, done) {
      void buffer(stream).then((raw) => {
        for (const { address } of envelope.rcptTo) letters.unshift({ to: address, raw });
        setTimeout(done, pauseMs);
      }, done);
    },
  });
  // A sender may be killed in the middle.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const mailTo = (address: string) => letters.filter(({ to }) => to === address).map(({ raw }) => raw);
  return {
    url: `smtp://127.0.0.1:${port}`,
    lettersTo: (address) => mailTo(address).map((raw) => readable(raw.toString())),
    mailTo,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Quoted-printable undone, for the letters that are written here. */
const readable = (raw: string): string =>
  raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Mail as somebody's own program writes it, brought to a house by the relay in front of it. */
export interface Outgoing {
  readonly from: string;
  readonly to: string;
  readonly subject?: string;
  readonly text?: string;
  /** The Message-ID, without brackets, of what it answers. */
  readonly answers?: string;
}

/** Whatever is sent comes from `example.org`, and the relay vouches for it. @returns what the door said at the end */
export function aMailProgram(port: number) {
  const transporter = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  let count = 0;
  return {
    async send({ from, to, subject = '', text = '', answers }: Outgoing): Promise<string> {
      count += 1;
      const address = /<(.+)>/.exec(from)?.[1] ?? from;
      const lines = [
        'Authentication-Results: mx.example.org; dmarc=pass (p=none dis=none) header.from=example.org',
        `From: ${from}`,
        `To: ${to}`,
        ...(subject ? [`Subject: ${subject}`] : []),
        `Message-ID: <${count}.${address}>`,
        `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
        ...(answers ? [`In-Reply-To: <${answers}>`, `References: <${answers}>`] : []),
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
      ];
      const raw = `${lines.join('\r\n')}\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`;
      return (await transporter.sendMail({ envelope: { from: address, to: [to] }, raw })).response;
    },
    close: () => transporter.close(),
  };
}
