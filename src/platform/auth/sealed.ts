import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const sealBytes = 16;

/**
 * A value that a browser keeps for us for a while and can neither read nor change: for what must outlast a way through another
 * house, and is worth no row of a table.
 *
 * @param purpose a value sealed for one purpose cannot be opened for another
 * @param until exclusive
 */
export function sealed(key: Buffer, purpose: string, value: unknown, until: Date): string {
  const nonce = randomBytes(nonceBytes);
  const enciphering = createCipheriv(cipher, keyFor(key, purpose), nonce);
  const text = JSON.stringify({ value, until: until.getTime() });
  const body = Buffer.concat([enciphering.update(text, 'utf8'), enciphering.final()]);
  return Buffer.concat([nonce, enciphering.getAuthTag(), body]).toString('base64url');
}

/** What was sealed; undefined when it was not by us, was for another purpose, was changed, or is too old. */
export function unsealed(key: Buffer, purpose: string, given: string | undefined, at: Date): unknown {
  const bytes = Buffer.from(given ?? '', 'base64url');
  if (bytes.length <= nonceBytes + sealBytes) return undefined;
  const deciphering = createDecipheriv(cipher, keyFor(key, purpose), bytes.subarray(0, nonceBytes), {
    authTagLength: sealBytes,
  });
  deciphering.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + sealBytes));
  try {
    const body = Buffer.concat([deciphering.update(bytes.subarray(nonceBytes + sealBytes)), deciphering.final()]);
    const { value, until } = JSON.parse(body.toString('utf8')) as { value: unknown; until: number };
    return at.getTime() < until ? value : undefined;
  } catch {
    return undefined;
  }
}

const keyFor = (key: Buffer, purpose: string): Buffer => createHmac('sha256', key).update(`sealed ${purpose}`).digest();
