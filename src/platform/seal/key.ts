import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';
import type { LogSigner } from './checkpoint.ts';

const opened = seeing<never>();

/** By whose name the record of a house goes: its address without the scheme. */
export const logNameOf = (baseUrl: string): string => `${baseUrl.replace(/^https?:\/\//, '')}/record`;

/** With what this house signs; the key is made when it is first asked for, and stays. */
export async function logSigner(db: Db, origin: string): Promise<LogSigner> {
  const made = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  await sql`
    insert into platform.seal_key (pkcs8) select ${made} where not exists (select from platform.seal_key) on conflict do nothing
  `.execute(opened(db));
  const { rows } = await sql<{ pkcs8: Buffer }>`select pkcs8 from platform.seal_key`.execute(opened(db));
  return { origin, key: createPrivateKey({ key: rows[0]!.pkcs8, format: 'der', type: 'pkcs8' }) };
}
