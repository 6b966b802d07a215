import { createHash } from 'node:crypto';
import { hashOf } from '../../platform/auth/index.ts';

/** The six digits of a letter, made from the secret of its link: whoever holds the link can be shown them. */
export function codeOfLetter(token: string): string {
  const number = createHash('sha256').update(`code ${token}`).digest().readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, '0');
}

/** Six digits are few: their hash is salted with the browser's, so that one table of hashes serves nobody. */
export function codeHash(code: string, browserHash: Buffer): Buffer {
  return hashOf(`${browserHash.toString('base64')} ${code}`);
}

/** In place of the hash where there is no code: no code has it. */
export const noCode: Buffer = Buffer.alloc(0);
