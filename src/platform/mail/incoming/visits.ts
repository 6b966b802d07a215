import { isIP } from 'node:net';
import type { SMTPServerSession } from 'smtp-server';
import type { Recipient } from './store.ts';

/** What the door remembers of a connection. */
export interface Visit {
  /** Of the peer itself, whatever it says about others. */
  readonly address: string;
  readonly isPeer: boolean;
  unknown: number;
  messages: number;
  /** Of the message that is being brought. */
  origin: Origin;
  recipients: Recipient[];
}

/** From where a message comes. */
export interface Origin {
  readonly clientAddress: string | null;
  readonly clientName: string;
}

/**
 * Who stands behind a message.  A relay of ours says it by XFORWARD, anew for each message; when it does not, nobody is known, since the
 * relay itself is not who sent it.
 */
export function originOf({ address, isPeer }: Visit, session: SMTPServerSession): Origin {
  if (!isPeer) return { clientAddress: plain(address), clientName: session.hostNameAppearsAs || '' };
  const { xForward } = session;
  const [told, name] = [xForward.get('ADDR'), xForward.get('HELO')];
  xForward.clear();
  return { clientAddress: plain(told), clientName: typeof name === 'string' ? name : '' };
}

function plain(address: unknown): string | null {
  const text = String(address).replace(/%.*$/, '');
  return isIP(text) > 0 ? text : null;
}
