import type { Act } from '../../act/index.ts';
import type { Db } from '../../db/index.ts';
import type { Verdicts } from '../authentication/verdicts.ts';

/** An address of ours, in lower case: `diversity-join@lists.example.org` in two halves. */
export interface OwnAddress {
  readonly local: string;
  readonly domain: string;
}

/** Mail as it was kept, before anybody has looked into it. */
export interface KeptMail {
  readonly id: number;
  readonly receivedAt: Date;
  /** Every byte as it came. */
  readonly raw: Buffer;
  /** Empty for the null sender, from which bounces come. */
  readonly envelopeFrom: string;
  /** The address of who sent it; null when a relay of ours brought it without saying from whom. */
  readonly clientAddress: string | null;
  /** The name under which they greeted us, or the relay. */
  readonly clientName: string;
  /** Whether a relay of ours brought it. */
  readonly isFromPeer: boolean;
}

/** Mail as it is handed over: what strangers wrote about who vouches for it has been taken out. */
export interface IncomingMail extends Omit<KeptMail, 'isFromPeer'> {
  /** What a relay of ours found out about the sender; null when it is still to be found out. */
  readonly verdicts: Verdicts | null;
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
