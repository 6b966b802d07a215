import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** With what a log signs. */
export interface LogSigner {
  /** By whose name the log goes, as an address without its scheme. */
  readonly origin: string;
  /** Ed25519. */
  readonly key: KeyObject;
}

const ed25519 = 1;
const keyIdSize = 4;
const rawSize = 32;

/** A text and the signature below it: a signed note (https://c2sp.org/signed-note). */
export function signedNote(text: string, { origin, key }: LogSigner): string {
  const signed = Buffer.concat([keyId(origin, rawPublicKey(key)), sign(null, Buffer.from(text), key)]);
  return `${text}\n— ${origin} ${signed.toString('base64')}\n`;
}

/** The text of a note; null unless the key, as verifiers of notes take it, has signed it. Other signatures do not matter. */
export function textSignedBy(note: string, told: string): string | null {
  const [, origin, , key] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(told) ?? [];
  const typed = Buffer.from(key ?? '', 'base64');
  const cut = note.lastIndexOf('\n\n');
  if (!origin || typed[0] !== ed25519 || typed.length !== 1 + rawSize || cut < 0) return null;
  const [text, signatures] = [note.slice(0, cut + 1), note.slice(cut + 2).split('\n')];
  return signatures.some((line) => isSignedBy(line, text, origin, typed.subarray(1))) ? text : null;
}

/** How the key of a log is told: name, number and key, as verifiers of notes take it. */
export const verifierKey = ({ origin, key }: LogSigner): string => verifierKeyOf(origin, rawPublicKey(key));

export const verifierKeyOf = (origin: string, raw: Buffer): string =>
  `${origin}+${keyId(origin, raw).toString('hex')}+${Buffer.concat([Uint8Array.of(ed25519), raw]).toString('base64')}`;

/** The 32 bytes of the public half. */
export const rawPublicKey = (key: KeyObject): Buffer =>
  Buffer.from(
    createPublicKey(key as Parameters<typeof createPublicKey>[0]).export({ format: 'jwk' }).x ?? '',
    'base64url',
  );

function isSignedBy(line: string, text: string, origin: string, raw: Buffer): boolean {
  const start = `— ${origin} `;
  const signed = Buffer.from(line.startsWith(start) ? line.slice(start.length) : '', 'base64');
  if (!signed.subarray(0, keyIdSize).equals(keyId(origin, raw))) return false;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
  return verify(null, Buffer.from(text), key, signed.subarray(keyIdSize));
}

const keyId = (origin: string, raw: Buffer): Buffer =>
  createHash('sha256').update(`${origin}\n`).update(Uint8Array.of(ed25519)).update(raw).digest().subarray(0, keyIdSize);
