import type { Act } from '../../act/index.ts';
import type { Db } from '../../db/index.ts';

/** An address of ours, in lower case: `diversity-join@lists.example.org` in two halves. */
export interface OwnAddress {
  readonly local: string;
  readonly domain: string;
}

/** Mail as it came, before anybody has looked into it. */
export interface IncomingMail {
  readonly id: number;
  readonly receivedAt: Date;
  /** Every byte. */
  readonly raw: Buffer;
  /** Empty for the null sender, from which bounces come. */
  readonly envelopeFrom: string;
  /** The address of who brought it, as far as it is believed. */
  readonly clientAddress: string | null;
  /** The name under which they greeted us. */
  readonly clientName: string;
}

/** What is said of an address while the other server waits: it is theirs, it is not, or it is and takes nothing, with the reason. */
export type Claimed = boolean | { readonly refused: string };

/** Who takes the mail to some of our addresses. */
export interface MailClaim {
  /** As `conversations.lists`. */
  readonly name: string;
  /** Whether the address is one of its own; asked while the other server waits. */
  claims(db: Db, address: OwnAddress): Promise<Claimed>;
  /**
   * Looks into a message and gives what is to be done about it, as one act.  What waits for another machine belongs here, since
   * no transaction is open yet.
   */
  read(mail: IncomingMail, address: OwnAddress): Promise<(act: Act) => Promise<void>>;
}
