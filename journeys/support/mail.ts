import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail server of the test's own, which keeps what it is given. */
export interface MailServer {
  readonly url: string;
  /** What was sent to an address, newest first, as it can be read. */
  lettersTo(address: string): string[];
  close(): Promise<void>;
}

export async function aMailServer(): Promise<MailServer> {
  const letters: { to: string; body: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onData(stream, { envelope }, done) {
      void text(stream).then((body) => {
        for (const { address } of envelope.rcptTo) letters.unshift({ to: address, body: readable(body) });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    lettersTo: (address) => letters.filter(({ to }) => to === address).map(({ body }) => body),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Quoted-printable undone, for the letters that are written here. */
const readable = (raw: string): string =>
  raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
