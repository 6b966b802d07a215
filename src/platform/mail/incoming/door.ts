import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Database } from '../../db/index.ts';
import type { Log } from '../../log/index.ts';
import { ownAddress } from './address.ts';
import { openGuests, type Guests } from './guests.ts';
import { doorLimits } from './limits.ts';
import type { MailClaim } from './model.ts';
import { peersOf } from './peers.ts';
import { openReceiving, type Receiving } from './receiving.ts';
import { comeAgain, isRefusal, refusal } from './refusing.ts';
import { keepIncoming } from './store.ts';
import { originOf, type Visit } from './visits.ts';

/** Where and how mail is let in. */
export interface DoorParts {
  readonly database: Database;
  readonly claims: readonly MailClaim[];
  /** The domain of our addresses. */
  readonly domain: string;
  /** LMTP answers for each recipient, and stands behind a server of one's own (RFC 2033). */
  readonly protocol: 'smtp' | 'lmtp';
  /** Addresses or networks of the relays of our own, which are believed when they say who sent a message. */
  readonly trusted: readonly string[];
  /** With which STARTTLS is offered, in PEM; without it there is none. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
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

interface Door extends DoorParts {
  readonly isPeer: (address: string) => boolean;
  readonly guests: Guests;
  readonly receiving: Receiving;
  readonly visits: WeakMap<SMTPServerSession, Visit>;
  /** Called for the sessions of relays of our own. */
  readonly welcome: (session: SMTPServerSession) => void;
}

/**
 * Opens a server that speaks SMTP (RFC 5321) or LMTP.  `250` is said only after every byte is in the database; while that is away,
 * the other server is asked to come again (451).
 */
export async function openMailDoor(
  parts: DoorParts,
  { port, host }: { port: number; host: string },
): Promise<MailDoor> {
  const door: Door = {
    ...parts,
    isPeer: peersOf(parts.trusted),
    guests: openGuests(),
    receiving: openReceiving(),
    visits: new WeakMap(),
    welcome: (session) => letForwardUnknown([...server.connections].find((each) => each.session === session)),
  };
  const server: SMTPServer = new SMTPServer({ ...optionsOf(parts), ...answersOf(door) });
  server.on('error', (error: unknown) => parts.log.warn({ error }, 'a mail connection failed'));
  server.listen(port, host);
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function optionsOf({ protocol, domain, tls }: DoorParts) {
  return {
    lmtp: protocol === 'lmtp',
    name: domain,
    banner: 'Folkmoot',
    size: doorLimits.messageBytes,
    rejectOversized: true,
    maxRecipients: doorLimits.recipients,
    maxClients: doorLimits.clients,
    maxCommandLength: doorLimits.commandLetters,
    disabledCommands: notSpoken(tls),
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    // We send no report of a delivery, and whoever asks for one should know.
    hideDSN: true,
    authOptional: true,
    // Each session says for itself whether its peer may.
    useXForward: true,
    closeTimeout: 5_000,
    socketTimeout: doorLimits.idleMs,
    logger: false,
    ...(tls && { ...tls, minVersion: 'TLSv1.2' as const }),
  };
}

const neverSpoken = ['AUTH', 'XCLIENT', 'WIZ', 'SHELL', 'KILL', 'HELP', 'VRFY'];
const notSpoken = (tls: DoorParts['tls']) => (tls ? neverSpoken : [...neverSpoken, 'STARTTLS']);

type Done = (error?: Error | null) => void;

function answersOf(door: Door) {
  const { visits, guests } = door;
  return {
    onConnect(session: SMTPServerSession, done: Done) {
      const { remoteAddress: address } = session;
      const isPeer = door.isPeer(address);
      if (!isPeer && !guests.enter(address))
        return done(refusal(421, 'Too many connections from you. Please try again later.'));
      if (!isPeer) session.disabledCommands = [...notSpoken(door.tls), 'XFORWARD'];
      if (isPeer) door.welcome(session);
      visits.set(session, { address, isPeer, unknown: 0, messages: 0, origin: nobody, recipients: [] });
      return done();
    },
    onClose(session: SMTPServerSession) {
      const visit = visits.get(session);
      if (visit && !visit.isPeer) guests.leave(visit.address);
    },
    onMailFrom(_: unknown, session: SMTPServerSession, done: Done) {
      const visit = visits.get(session)!;
      if (visit.messages >= doorLimits.messagesOnConnection)
        return done(refusal(421, 'That is enough for one connection.'));
      visit.messages += 1;
      visit.origin = originOf(visit, session);
      visit.recipients = [];
      return done();
    },
    onRcptTo({ address }: { address: string }, session: SMTPServerSession, done: Done) {
      admit(door, address, session).then(() => done(), answering(door, done));
    },
    onData(
      stream: SMTPServerDataStream,
      session: SMTPServerSession,
      done: (error: Error | null, says?: string) => void,
    ) {
      keep(door, stream, session).then(() => done(null, 'Kept'), answering(door, done));
    },
  };
}

/**
 * Postfix says `HELO=[UNAVAILABLE]` for mail that was written on its own machine.  The library takes that for a relay that has not greeted
 * us, and refuses what follows.
 */
function letForwardUnknown(connection: SMTPConnection | undefined): void {
  if (!connection) return;
  const forward = connection.handler_XFORWARD.bind(connection);
  connection.handler_XFORWARD = (command, done) =>
    forward(Buffer.from(String(command).replace(/ HELO=\[UNAVAILABLE\]/i, ' HELO=unknown')), done);
}

const nobody = { clientAddress: null, clientName: '' };

const answering =
  ({ log }: Door, done: (error: Error) => void) =>
  (error: unknown) =>
    done(isRefusal(error) ? error : comeAgain(log, error));

/** Takes a recipient, or throws what is to be said instead: for an address that nobody has, and one that is not for them, the same. */
async function admit(door: Door, address: string, session: SMTPServerSession): Promise<void> {
  const visit = door.visits.get(session)!;
  const { guests } = door;
  if (visit.unknown >= doorLimits.unknownOnConnection) throw refusal(421, 'Too many unknown addresses.');
  if (!visit.isPeer && !guests.mayAsk(visit.address))
    throw refusal(450, 'Too many unknown addresses. Please try again later.');
  const claim = await claimOf(door, address, session);
  if (!claim) {
    if (!visit.isPeer) guests.noteUnknown(visit.address);
    visit.unknown += visit.isPeer ? 0 : 1;
    throw refusal(550, `There is no ${address} here.`);
  }
  if (typeof claim !== 'string') throw refusal(550, claim.refused);
  const wanted = address.toLowerCase();
  const isTwice = visit.recipients.some((recipient) => recipient.address === wanted);
  // LMTP owes an answer for each time that an address was named, and the library gives one for each address.
  if (isTwice && door.protocol === 'lmtp') throw refusal(452, 'Name each address once.');
  if (!isTwice) visit.recipients.push({ address: wanted, claim });
}

async function claimOf(
  { database, claims, domain }: Door,
  address: string,
  { envelope }: SMTPServerSession,
): Promise<string | { readonly refused: string } | undefined> {
  const own = ownAddress(address);
  if (own.domain !== domain) return undefined;
  const isReport = envelope.mailFrom !== false && envelope.mailFrom.address === '';
  if (isReport && !takesReports(own.local)) return undefined;
  for (const { claims: asks, name } of claims) {
    const claimed = await asks(database.db, own);
    if (claimed !== false) return claimed === true ? name : claimed;
  }
  return undefined;
}

/** Reports go where each copy says that they go, and those of complaints where providers were told; nothing else comes without a sender. */
const takesReports = (local: string): boolean => local.startsWith('bounces+') || local === 'complaints';

async function keep(door: Door, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const { origin, isPeer, recipients } = door.visits.get(session)!;
  const envelopeFrom = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
  await door.receiving.receive(stream, async (raw) => {
    const mail = { receivedAt: door.now(), raw, envelopeFrom, isFromPeer: isPeer, ...origin };
    await keepIncoming(door.database.db, mail, recipients);
    door.onMail();
  });
}
