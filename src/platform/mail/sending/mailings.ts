import type { Db } from '../../db/index.ts';
import type { CopySigner, Signer } from '../signing/signer.ts';
import { isStopped, mailingOf, takenBack, type HeldCopy, type KeptMailing } from './ledger.ts';
import type { Envelope } from './smtp/connection.ts';
import { stuffed } from './smtp/stuffing.ts';
import { personalToken, returnToken } from './tokens.ts';

interface MailingsParts {
  readonly db: Db;
  /** Keys the tokens. */
  readonly key: () => Buffer;
  /** The domain of our addresses. */
  readonly domain: string;
  /** Signs each copy; null where the server does that. */
  readonly signer: Signer | null;
  readonly now: () => Date;
}

/** Makes copies of mailings. */
export interface Mailings {
  /** From which address, and to which. */
  envelopeOf(held: HeldCopy): Envelope;
  /** The copy as it is written to a server, and when its mailing was posted; or why there is none. */
  copyOf(held: HeldCopy): Promise<Copy | NoCopy>;
}

/** What is written to a server, and since when it is on its way. */
export interface Copy {
  readonly pieces: readonly Uint8Array[];
  readonly postedAt: Date;
}

/** The mailing was erased, or its message taken back. */
export type NoCopy = 'erased' | typeof takenBack;

/** Read, its dots doubled, and its body hashed once for all copies. */
interface ReadyMailing extends KeptMailing {
  readonly copySigner: CopySigner | null;
  /** When it was last asked whether the mailing was stopped, in milliseconds. */
  askedAt: number;
  isStopped: boolean;
}

const mostBytes = 64 * 1024 * 1024;
/** Whoever takes a message back has seconds; a question for each copy would slow all of them. */
const askAgainMs = 1_000;

/** Each mailing is read once, and those that were asked for last are kept, 64 MiB of them. */
export function openMailings({ db, key, domain, signer, now }: MailingsParts): Mailings {
  const kept = new Map<number, Promise<ReadyMailing | undefined>>();
  let bytes = 0;

  function mailing(id: number): Promise<ReadyMailing | undefined> {
    const found = kept.get(id) ?? read(id);
    kept.delete(id);
    kept.set(id, found);
    return found;
  }

  async function read(id: number): Promise<ReadyMailing | undefined> {
    const found = await mailingOf(db, id);
    if (!found) return undefined;
    const copySigner = signer?.prepare(Buffer.from(found.head, 'latin1'), found.body) ?? null;
    const body = stuffed(found.body);
    bytes += body.length;
    await forgetEldest(id);
    return { ...found, body, copySigner, askedAt: now().getTime(), isStopped: found.stoppedAt !== null };
  }

  async function hasStopped(id: number, ready: ReadyMailing): Promise<boolean> {
    const at = now().getTime();
    if (ready.isStopped || at - ready.askedAt < askAgainMs) return ready.isStopped;
    ready.askedAt = at;
    return (ready.isStopped = await isStopped(db, id));
  }

  async function forgetEldest(newest: number): Promise<void> {
    for (const [id, eldest] of kept) {
      if (bytes <= mostBytes) return;
      if (id === newest) continue;
      kept.delete(id);
      bytes -= (await eldest)?.body.length ?? 0;
    }
  }

  return {
    envelopeOf: ({ mailing: id, number, address }) => ({
      from: `bounces+${returnToken(key(), id, number)}@${domain}`,
      to: address,
    }),
    async copyOf(held) {
      const found = await mailing(held.mailing);
      if (!found) return 'erased';
      if (await hasStopped(held.mailing, found)) return takenBack;
      const { head, personalHead, audience, body, postedAt, copySigner } = found;
      const personal = personalHead.replaceAll('{personal}', personalToken(key(), audience, held.person ?? nobody));
      const signature = copySigner ? await copySigner.sign(personal, now()) : '';
      return { pieces: [Buffer.from(`${signature}${personal}${head}\r\n`, 'latin1'), body], postedAt };
    },
  };
}

/** Stands where a reader is known by an address alone. */
const nobody = '00000000-0000-0000-0000-000000000000';
