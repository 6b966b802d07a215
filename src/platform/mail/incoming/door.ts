import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Database } from '../../db/index.ts';
import type { Log } from '../../log/index.ts';
import { ownAddress } from './address.ts';
import type { MailClaim } from './model.ts';
import { keepIncoming, type Recipient } from './store.ts';

/** Where and how mail is let in. */
export interface DoorParts {
  readonly database: Database;
  readonly claims: readonly MailClaim[];
  /** The domain of our addresses. */
  readonly domain: string;
  /** LMTP answers for each recipient, and stands behind a server of one's own (RFC 2033). */
  readonly protocol: 'smtp' | 'lmtp';
  /** Peers whose XFORWARD is believed. */
  readonly trusted: readonly string[];
  readonly now: () => Date;
  readonly log: Log;
  /** Called when something new has come in. */
  readonly onMail: () => void;
}

/** An open door for mail. */
export interface MailDoor {
  readonly port: number;
  close(): Promise<void>;
}

const mostBytes = 25 * 1024 * 1024;
const mostRecipients = 100;
const mostClients = 50;

/**
 * Opens a server that speaks SMTP (RFC 5321) or LMTP.  `250` is said only after every byte is in the database; while that is away,
 * the other server is asked to come again (451).
 */
export async function openMailDoor(
  parts: DoorParts,
  { port, host }: { port: number; host: string },
): Promise<MailDoor> {
  const { protocol, trusted, domain, log } = parts;
  const server = new SMTPServer({
    lmtp: protocol === 'lmtp',
    name: domain,
    banner: 'Folkmoot',
    size: mostBytes,
    rejectOversized: true,
    maxRecipients: mostRecipients,
    maxClients: mostClients,
    // STARTTLS wants a certificate of the host's own; a server in front has one.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    authOptional: true,
    useXForward: [...trusted],
    closeTimeout: 5_000,
    socketTimeout: 60_000,
    logger: false,
    onRcptTo({ address }, session, done) {
      claimOf(parts, address).then(
        (claim) => {
          if (!claim) return done(refusal(550, '5.1.1', `There is no ${address} here.`));
          if (typeof claim !== 'string') return done(refusal(550, '5.7.1', claim.refused));
          taken(session).push({ address: address.toLowerCase(), claim });
          return done();
        },
        (error: unknown) => done(comeAgain(log, error)),
      );
    },
    onMailFrom(_, session, done) {
      recipientsOf.delete(session);
      done();
    },
    onData(stream, session, done) {
      keep(parts, stream, session).then(
        () => done(null, 'Kept'),
        (error: unknown) => done(comeAgain(log, error)),
      );
    },
  });
  server.on('error', (error: unknown) => log.warn({ error }, 'a mail connection failed'));
  server.listen(port, host);
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const recipientsOf = new WeakMap<SMTPServerSession, Recipient[]>();

function taken(session: SMTPServerSession): Recipient[] {
  const recipients = recipientsOf.get(session) ?? [];
  recipientsOf.set(session, recipients);
  return recipients;
}

async function claimOf(
  { database, claims, domain }: DoorParts,
  address: string,
): Promise<string | { refused: string } | undefined> {
  const own = ownAddress(address);
  if (own.domain !== domain) return undefined;
  for (const { claims: asks, name } of claims) {
    const claimed = await asks(database.db, own);
    if (claimed !== false) return claimed === true ? name : claimed;
  }
  return undefined;
}

async function keep(parts: DoorParts, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = [];
  // What goes over the limit is read on, since the other side is still speaking, and not kept.
  for await (const chunk of stream as AsyncIterable<Buffer>) if (!stream.sizeExceeded) chunks.push(chunk);
  if (stream.sizeExceeded) return;
  const mail = {
    receivedAt: parts.now(),
    raw: Buffer.concat(chunks),
    envelopeFrom: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
    clientAddress: session.remoteAddress,
    clientName: session.hostNameAppearsAs || '',
  };
  await keepIncoming(parts.database.db, mail, taken(session));
  parts.onMail();
}

function refusal(responseCode: number, status: string, says: string): Error {
  return Object.assign(new Error(`${status} ${says}`), { responseCode });
}

function comeAgain(log: Log, error: unknown): Error {
  log.warn({ error }, 'mail could not be kept; the other server was asked to come again');
  return refusal(451, '4.3.0', 'We cannot keep mail just now. Please try again later.');
}
