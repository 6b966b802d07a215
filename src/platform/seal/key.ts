import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '../act/index.ts';
import { oneAtATime, seeing, type Db } from '../db/index.ts';
import { rawPublicKey, signedNote, textSignedBy, verifierKeyOf, type LogSigner } from './note.ts';
import { lastCheckpoint } from './store.ts';

const opened = seeing<never>();

/** Under which name a house signs, and with which keys. */
export interface Signing {
  /** Settled when the first thing is sealed; it stays, also where the house gets another address. */
  readonly origin: string;
  /** Those that the operator keeps: first the one that signs, behind it the one that it follows. With none, the key is kept in the database. */
  readonly given: readonly KeyObject[];
}

/** A key of the record, as everybody may know it. */
export interface RecordKey {
  /** As verifiers of notes take it. */
  readonly key: string;
  /** Leaves of the tree when it began to sign: what it signed is larger. */
  readonly since: number;
  /** Null where that was not written down. */
  readonly sinceAt: Date | null;
  /** In which the key before signed that this one follows; null for the first, and for one that follows a key that was lost. */
  readonly handover: string | null;
}

/** Where the key is that signs next: nowhere yet, in the database, or given; `missing` and `unknown` if it is not at hand, and nothing can be sealed. */
export type KeyStanding = 'unmade' | 'here' | 'given' | 'changes' | 'missing' | 'unknown';

/** Nothing can be sealed, since the key that should sign is not at hand. The message says what to do. */
export class RecordKeyTrouble extends Error {}

/** By whose name the record of a house goes: its address without scheme and port. */
export const logNameOf = (baseUrl: string): string =>
  `${baseUrl.replace(/^https?:\/\//, '').replace(/:\d+/, '')}/record`;

/** The keys of the record, the newest last; none before anything was sealed. */
export async function recordKeys(db: Db): Promise<RecordKey[]> {
  return (await keptKeys(db)).map(({ origin, raw, ...kept }) => ({
    key: verifierKeyOf(origin, raw),
    since: kept.since,
    sinceAt: kept.sinceAt,
    handover: kept.handover,
  }));
}

/** The key by which this house's newest checkpoints are checked, as verifiers of notes take it; undefined before anything was sealed. */
export async function logKey(db: Db): Promise<string | undefined> {
  return (await recordKeys(db)).at(-1)?.key;
}

/** Where the key is that signs next. */
export async function keyStanding(db: Db, given: Signing['given']): Promise<KeyStanding> {
  return standingOf((await keptKeys(db)).at(-1), given);
}

/**
 * With what the next checkpoint is signed, which is of a larger tree.  Makes the first key; hands over to one that is given anew; and takes out of
 * the database what is kept elsewhere.  Only for whoever seals, alone.
 *
 * @throws RecordKeyTrouble
 */
export async function signerFor(act: Pick<Act, 'db' | 'at'>, signing: Signing, size: number): Promise<LogSigner> {
  const { given } = signing;
  const current = (await keptKeys(act.db)).at(-1);
  const standing = standingOf(current, given);
  if (standing === 'missing' || standing === 'unknown') throw new RecordKeyTrouble(troubles[standing]);
  if (!current) return newKey(act, signing, { since: size, handover: null });
  const signer = { origin: current.origin, key: privateHalf(current, given)! };
  if (given[0]) await keepPublicHalf(act.db, current);
  if (standing !== 'changes') return signer;
  const next = verifierKeyOf(current.origin, rawPublicKey(given[0]!));
  // One that follows a lost key and has signed nothing yet has nothing to hand over.
  const handover =
    current.since === size
      ? null
      : signedNote(handoverText({ origin: current.origin, key: next, since: size }), signer);
  return newKey(act, { origin: current.origin, given }, { since: size, handover });
}

/** Says that the key which signed last is lost, and who signs from here on: the one that is given, or a new one. @throws RecordKeyTrouble if it is not lost */
export async function replaceLostKey(
  act: Pick<Act, 'db' | 'at'>,
  { given }: Pick<Signing, 'given'>,
): Promise<RecordKey> {
  await oneAtATime(act.db, 'platform.seal');
  const current = (await keptKeys(act.db)).at(-1);
  if (!current || privateHalf(current, given)) throw new RecordKeyTrouble(troubles.kept);
  const since = (await lastCheckpoint(act.db))?.size ?? 0;
  await newKey(act, { origin: current.origin, given }, { since, handover: null });
  return (await recordKeys(act.db)).at(-1)!;
}

/** Whether the key before has signed that this one follows it. */
export function isHandedOver({ key, since, handover }: RecordKey, before: string): boolean {
  const origin = before.slice(0, before.indexOf('+'));
  return handover !== null && textSignedBy(handover, before) === handoverText({ origin, key, since });
}

/** Its first line is no name of a log: nobody takes it for a checkpoint. */
const handoverText = ({ origin, key, since }: { origin: string; key: string; since: number }): string =>
  `Folkmoot: another key signs from here on\n${origin}\n${key}\n${since}\n`;

const troubles = {
  missing:
    'The record cannot be sealed: its key is kept outside of the database, and FOLKMOOT_RECORD_KEY is not set. Set it; if the key is lost, see docs/operators/record.md.',
  unknown:
    'The record cannot be sealed: the key of FOLKMOOT_RECORD_KEY is not the one that signed last. Set that one behind it, with a comma; if it is lost, see docs/operators/record.md.',
  kept: 'The key of the record is not lost: it is in the database, or among those of FOLKMOOT_RECORD_KEY, or nothing is sealed yet.',
};

interface KeptKey extends Omit<RecordKey, 'key'> {
  readonly origin: string;
  readonly raw: Buffer;
  /** Where it is kept in the database. */
  readonly whole: KeyObject | null;
}

async function keptKeys(db: Db): Promise<KeptKey[]> {
  const { rows } = await sql<Omit<KeptKey, 'raw' | 'whole'> & { pkcs8: Buffer | null; raw: Buffer | null }>`
    select origin, since, since_at as "sinceAt", handover, pkcs8, public_key as raw from platform.seal_key order by since
  `.execute(opened(db));
  return rows.map(({ pkcs8, raw, ...row }) => {
    const whole = pkcs8 && createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    return { ...row, whole, raw: raw ?? rawPublicKey(whole!) };
  });
}

function standingOf(current: KeptKey | undefined, given: Signing['given']): KeyStanding {
  const [wanted] = given;
  if (!current) return wanted ? 'given' : 'unmade';
  if (!wanted) return current.whole ? 'here' : 'missing';
  if (rawPublicKey(wanted).equals(current.raw)) return 'given';
  return privateHalf(current, given) ? 'changes' : 'unknown';
}

const privateHalf = ({ whole, raw }: KeptKey, given: Signing['given']): KeyObject | null =>
  given.find((each) => rawPublicKey(each).equals(raw)) ?? whole;

async function newKey(
  { db, at }: Pick<Act, 'db' | 'at'>,
  { origin, given }: Signing,
  { since, handover }: Pick<RecordKey, 'since' | 'handover'>,
): Promise<LogSigner> {
  const key = given[0] ?? generateKeyPairSync('ed25519').privateKey;
  const pkcs8 = given[0] ? null : key.export({ format: 'der', type: 'pkcs8' });
  // A key that has signed nothing yet gives way to the next.
  await sql`
    insert into platform.seal_key (since, since_at, origin, handover, pkcs8, public_key)
    values (${since}, ${at}, ${origin}, ${handover}, ${pkcs8}, ${pkcs8 ? null : rawPublicKey(key)})
    on conflict (since) do update set since_at = excluded.since_at, handover = excluded.handover, pkcs8 = excluded.pkcs8, public_key = excluded.public_key
  `.execute(opened(db));
  return { origin, key };
}

async function keepPublicHalf(db: Db, { since, raw, whole }: KeptKey): Promise<void> {
  if (!whole) return;
  await sql`update platform.seal_key set pkcs8 = null, public_key = ${raw} where since = ${since}`.execute(opened(db));
}
