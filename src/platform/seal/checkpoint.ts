import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { TreeHead } from './proof.ts';
import { hashSize } from './tree.ts';

/**
 * A tree at a moment, signed: a checkpoint (https://c2sp.org/tlog-checkpoint) in a signed note (https://c2sp.org/signed-note), so that
 * the witnesses and tools of other logs read it as well.
 */
export interface Checkpoint extends TreeHead {
  /** By whose name the log goes, as an address without its scheme. */
  readonly origin: string;
}

/** With what a log signs. */
export interface LogSigner {
  readonly origin: string;
  /** Ed25519. */
  readonly key: KeyObject;
}

const ed25519 = 1;
const keyIdSize = 4;

/** The signed note of a tree. */
export function checkpointNote({ size, root }: TreeHead, { origin, key }: LogSigner): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
  const signed = Buffer.concat([keyId(origin, rawPublicKey(key)), sign(null, Buffer.from(text), key)]);
  return `${text}\n— ${origin} ${signed.toString('base64')}\n`;
}

/** How the key of a log is told: name, number and key, as verifiers of notes take it. */
export function verifierKey({ origin, key }: LogSigner): string {
  const raw = rawPublicKey(key);
  const typed = Buffer.concat([Uint8Array.of(ed25519), raw]);
  return `${origin}+${keyId(origin, raw).toString('hex')}+${typed.toString('base64')}`;
}

/** Reads a note; null unless the key of the log has signed it. */
export function readCheckpoint(note: string, told: string): Checkpoint | null {
  const [, origin, , key] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(told) ?? [];
  const typed = Buffer.from(key ?? '', 'base64');
  if (!origin || typed[0] !== ed25519 || typed.length !== 1 + hashSize) return null;
  const cut = note.indexOf('\n\n');
  const [text, signatures] = [note.slice(0, cut + 1), note.slice(cut + 2).split('\n')];
  const [named, size, root, ...more] = text.split('\n');
  if (cut < 0 || named !== origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || more.join('') !== '') return null;
  const hash = Buffer.from(root ?? '', 'base64');
  const isSigned = signatures.some((line) => isSignedBy(line, text, origin, typed.subarray(1)));
  return isSigned && hash.length === hashSize ? { origin, size: Number(size), root: hash } : null;
}

function isSignedBy(line: string, text: string, origin: string, raw: Buffer): boolean {
  const start = `— ${origin} `;
  const signed = Buffer.from(line.startsWith(start) ? line.slice(start.length) : '', 'base64');
  if (!signed.subarray(0, keyIdSize).equals(keyId(origin, raw))) return false;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
  return verify(null, Buffer.from(text), key, signed.subarray(keyIdSize));
}

const keyId = (origin: string, raw: Buffer): Buffer =>
  createHash('sha256').update(`${origin}\n`).update(Uint8Array.of(ed25519)).update(raw).digest().subarray(0, keyIdSize);

const rawPublicKey = (key: KeyObject): Buffer =>
  Buffer.from(
    createPublicKey(key as Parameters<typeof createPublicKey>[0]).export({ format: 'jwk' }).x ?? '',
    'base64url',
  );
