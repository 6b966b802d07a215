import { sql } from 'kysely';
import { seeing, type Database } from '../../db/index.ts';
import type { Log } from '../../log/index.ts';
import { personalToken, returnToken } from './tokens.ts';

const opened = seeing<never>();

/** A copy as it leaves. */
export interface Copy {
  /** The envelope's sender, to which bounces go. */
  readonly from: string;
  readonly to: string;
  /** Head, empty line and body. */
  readonly raw: Buffer;
}

/** Brings a copy to the next server, and gives its answer. Throws when it was not taken; an error with `permanent` is not tried again. */
export type Bring = (copy: Copy) => Promise<string>;

interface SenderParts {
  readonly database: Database;
  readonly bring: Bring;
  /** Keys the tokens. */
  readonly key: () => Buffer;
  /** The domain of our addresses. */
  readonly domain: string;
  readonly log: Log;
}

/** Sends the copies of mailings. */
export interface Sender {
  /** Sends all that may leave at the instant; gives how many did. */
  send(at: Date): Promise<number>;
}

const atOnce = 100;
const longestTrying = '5 days';

/** Several processes may send from one ledger: a claimed copy is left alone by the others for ten minutes. */
export function openSender(parts: SenderParts): Sender {
  return {
    async send(at) {
      let sent = 0;
      for (;;) {
        const copies = await claim(parts.database, at);
        for (const copy of copies) if (await sendOne(parts, copy, at)) sent += 1;
        if (copies.length < atOnce) return sent;
      }
    },
  };
}

interface Claimed {
  readonly mailing: number;
  readonly number: number;
  readonly address: string;
  readonly person: string;
  readonly head: string;
  readonly personalHead: string;
  readonly body: Buffer;
  readonly audience: string;
}

async function claim(database: Database, at: Date): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    with next as (
      update platform.delivery set try_at = ${at}::timestamptz + interval '10 minutes', attempts = attempts + 1
      where (mailing, number) in (
        select mailing, number from platform.delivery where sent_at is null and failed_at is null and try_at <= ${at}
        order by try_at, mailing, number limit ${atOnce} for update skip locked)
      returning mailing, number, address, person)
    select next.mailing, next.number, address, person, head, personal_head as "personalHead", body, audience
    from next join platform.mailing on mailing.id = next.mailing order by next.mailing, next.number
  `.execute(opened(database.db));
  return rows;
}

async function sendOne({ database, bring, key, domain, log }: SenderParts, copy: Claimed, at: Date): Promise<boolean> {
  const personal = copy.personalHead.replaceAll('{personal}', personalToken(key(), copy.audience, copy.person));
  const from = `bounces+${returnToken(key(), copy.mailing, copy.number)}@${domain}`;
  try {
    const raw = Buffer.concat([Buffer.from(`${personal}${copy.head}\r\n`), copy.body]);
    const answer = await bring({ from, to: copy.address, raw });
    await sql`
      update platform.delivery set sent_at = ${at}, answer = ${answer} where mailing = ${copy.mailing} and number = ${copy.number}
    `.execute(opened(database.db));
    return true;
  } catch (error) {
    log.warn({ mailing: copy.mailing, number: copy.number, error: String(error) }, 'a copy did not leave');
    const isPermanent = error instanceof Error && 'permanent' in error && error.permanent === true;
    await sql`
      update platform.delivery delivery
      set answer = ${String(error)},
          failed_at = case when ${isPermanent} or mailing.posted_at < ${at}::timestamptz - ${longestTrying}::interval then ${at}::timestamptz end,
          try_at = ${at}::timestamptz + least(interval '1 minute' * power(2, attempts), interval '4 hours')
      from platform.mailing mailing
      where mailing.id = delivery.mailing and delivery.mailing = ${copy.mailing} and number = ${copy.number}
    `.execute(opened(database.db));
    return false;
  }
}
