import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { sql } from 'kysely';
import { seeing, type Db } from '../db/index.ts';
import { verifierKey, type LogSigner } from './checkpoint.ts';

const opened = seeing<never>();

/** By whose name the record of a house goes: its address without scheme and port. */
export const logNameOf = (baseUrl: string): string =>
  `${baseUrl.replace(/^https?:\/\//, '').replace(/:\d+/, '')}/record`;

/** With what this house signs.  Key and name are settled when the first thing is sealed, and stay, also where the house gets another address. */
export async function logSigner(db: Db, origin: string): Promise<LogSigner> {
  const made = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  await sql`
    insert into platform.seal_key (origin, pkcs8) select ${origin}, ${made} where not exists (select from platform.seal_key) on conflict do nothing
  `.execute(opened(db));
  return (await keptSigner(db))!;
}

/** The key by which this house's checkpoints are checked, as verifiers of notes take it; undefined before anything was sealed. */
export async function logKey(db: Db): Promise<string | undefined> {
  const signer = await keptSigner(db);
  return signer && verifierKey(signer);
}

async function keptSigner(db: Db): Promise<LogSigner | undefined> {
  const { rows } = await sql<{ origin: string; pkcs8: Buffer }>`
    select origin, pkcs8 from platform.seal_key
  `.execute(opened(db));
  return (
    rows[0] && { origin: rows[0].origin, key: createPrivateKey({ key: rows[0].pkcs8, format: 'der', type: 'pkcs8' }) }
  );
}
