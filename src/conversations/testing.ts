import nodemailer from 'nodemailer';
import { silence } from '../platform/log/index.ts';
import { testDatabase } from '../testing/index.ts';
import { openMailDoor } from '../platform/mail/index.ts';
import { performer, type Act, type Perform } from '../platform/act/index.ts';
import type { Database } from '../platform/db/index.ts';
import { dispatcher } from '../platform/facts/index.ts';
import { stampInstallation } from '../platform/installation.ts';
import type { MailClaim } from '../platform/mail/index.ts';
import type { Plug } from '../platform/plug.ts';
import { loadAssociation } from '../roll/index.ts';
import type { ConversationsHouse } from './house.ts';
import type { ListId } from './lists/model.ts';
import { postMessage, type Posted } from './threads/commands.ts';
import type { NewAttachment, NewMessage } from './threads/model.ts';

/** Posts a message to a list; all of it can be told. */
export const aMessage = (act: Act, list: ListId, messageId: string, told: Partial<NewMessage> = {}): Promise<Posted> =>
  postMessage(act, list, {
    messageId,
    answers: [],
    raw: Buffer.from(`Message-ID: <${messageId}>\r\n\r\nHello.\r\n`),
    person: null,
    fromName: 'Somebody',
    fromAddress: 'somebody@example.org',
    subject: 'Hello',
    datedAt: act.at,
    cameBy: 'mail',
    text: 'Hello.',
    html: null,
    ...told,
  });

/** A file that comes with a message. */
export const aFile: NewAttachment = {
  name: 'agenda.txt',
  type: 'text/plain',
  disposition: 'attachment',
  contentId: null,
  content: Buffer.from('One: whetstones.\n'),
};

/** What a postman needs to know of a test house. */
interface Opened {
  readonly app: {
    readonly database: Database;
    readonly settings: { readonly mailDomain: string };
    readonly clock: { now(): Date };
  };
  readonly plug: { readonly mailClaims: readonly MailClaim[] };
}

/** A way to send mail into a test house, byte for byte. */
export interface Postman {
  /** Brings a message, and gives what the house answered; refusals are thrown. */
  bring(
    raw: string | Buffer,
    envelope: { readonly from: string; readonly to: string | readonly string[] },
  ): Promise<string>;
  close(): Promise<void>;
}

/** Opens a door for mail into the house, and a way through it. */
export async function aPostman({ app, plug }: Opened, protocol: 'smtp' | 'lmtp' = 'smtp'): Promise<Postman> {
  const door = await openMailDoor(
    {
      database: app.database,
      claims: plug.mailClaims,
      domain: app.settings.mailDomain,
      protocol,
      trusted: [],
      now: app.clock.now,
      log: silence,
      onMail: () => {},
    },
    { port: 0, host: '127.0.0.1' },
  );
  const transporter = nodemailer.createTransport({
    host: '127.0.0.1',
    port: door.port,
    lmtp: protocol === 'lmtp',
    ignoreTLS: true,
  });
  return {
    async bring(raw, { from, to }) {
      const { response } = await transporter.sendMail({ envelope: { from, to: [to].flat() }, raw });
      return response;
    },
    async close() {
      transporter.close();
      await door.close();
    },
  };
}

/** Conversations over a database of their own, where facts are swept and nights pass by hand. */
export interface ConversationsTrial {
  readonly database: Database;
  readonly perform: Perform;
  /** @param now that of the reactions; the instant at which the trial began, without one */
  sweep(now?: Date): Promise<number>;
  tonight(): Promise<void>;
  close(): Promise<void>;
}

/** A house that conversations can be plugged into by hand. */
export const aConversationsHouse = (): ConversationsHouse => ({
  association: loadAssociation('association'),
  baseUrl: () => 'https://groups.example.org',
  mailDomain: 'lists.example.org',
  hashKey: () => Buffer.from('a key of the tests'),
  sealer: null,
  dns: () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
  word: ({ code }) => ({ say: code }),
});

/** @param before what was there before conversations were */
export async function conversationsTrial(
  at: Date,
  plug: Plug,
  before: (database: Database, perform: Perform) => Promise<void> = async () => {},
): Promise<ConversationsTrial> {
  const database = await testDatabase();
  await stampInstallation(database.db, 'association', at);
  const perform = performer(database, 'America/Chicago');
  await before(database, perform);
  const facts = dispatcher(database, perform, plug.reactions ?? [], silence);
  await facts.register();
  return {
    database,
    perform,
    async sweep(now = at) {
      let ran = 0;
      for (let more = await facts.sweep(now); more > 0; more = await facts.sweep(now)) ran += more;
      return ran;
    },
    async tonight() {
      for (const daily of plug.dailies ?? []) await daily.run({ subject: '', at, db: database.db, perform });
    },
    close: () => database.close(),
  };
}

/** A letter as a mail program writes it: plain text from one address to another. */
export function aLetter(given: {
  readonly from: string;
  readonly to: string;
  readonly subject?: string;
  readonly text?: string;
  readonly id?: string;
  readonly more?: readonly string[];
}): string {
  const { from, to, subject = 'Sharpening day', text = 'Who brings a whetstone?', id, more = [] } = given;
  letters += 1;
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${id ?? `letter-${letters}@example.org`}>`,
    'Date: Mon, 23 Nov 2026 11:00:00 -0600',
    ...more,
    '',
    text,
    '',
  ].join('\r\n');
}

let letters = 0;
