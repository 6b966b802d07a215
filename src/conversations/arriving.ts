import {
  authenticateApart,
  readApart,
  type Dns,
  type IncomingMail,
  type ReadMessage,
  type Verdicts,
} from '../platform/mail/index.ts';

/** Mail that was looked into: what stands in it, and what the domain of its sender says of it. */
export interface Arrived {
  readonly mail: IncomingMail;
  readonly message: ReadMessage;
  readonly verdicts: Verdicts;
}

/** An address that no domain names, for mail whose bringer we do not know. */
const nowhere = '0.0.0.0';

/** Reads mail and, where no relay of ours did, asks the DNS who sent it; no transaction is open meanwhile. */
export async function lookInto(mail: IncomingMail, dns: Dns): Promise<Arrived> {
  const [message, verdicts] = await Promise.all([
    readApart(mail.raw),
    mail.verdicts ??
      authenticateApart(mail.raw, {
        ip: mail.clientAddress ?? nowhere,
        helo: mail.clientName,
        mailFrom: mail.envelopeFrom,
        resolver: dns,
      }),
  ]);
  return { mail, message, verdicts };
}
