import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { suspensionOf } from '../../platform/mail/index.ts';
import { conversations } from '../tables.ts';

/** Where mail to somebody goes, and since when it does not. */
export interface OwnMail {
  readonly address: string | null;
  readonly stopped: { readonly since: Date } | undefined;
}

export async function ownMailOf(db: Db, person: string): Promise<OwnMail> {
  const { rows } = await sql<{ address: string }>`select address from roll.reachable where person = ${person}`.execute(
    conversations(db),
  );
  const address = rows[0]?.address ?? null;
  return { address, stopped: address === null ? undefined : await suspensionOf(db, address) };
}
