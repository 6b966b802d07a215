import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The link in a receipt.  It names the signature and proves that we wrote it, so that nothing need be kept; it works as long
 * as the signature may be withdrawn.
 */
export function withdrawalToken(key: Buffer, signature: number): string {
  return `${signature.toString(36)}-${seal(key, signature).toString('base64url')}`;
}

/** The signature that a link names; null for a link that is not ours. */
export function signatureOfToken(key: Buffer, token: string): number | null {
  const [id = '', mac = ''] = token.split(/-(.*)/s);
  const signature = /^[0-9a-z]{1,10}$/.test(id) ? Number.parseInt(id, 36) : Number.NaN;
  const given = Buffer.from(mac, 'base64url');
  if (!Number.isSafeInteger(signature) || given.length !== sealBytes) return null;
  return timingSafeEqual(given, seal(key, signature)) ? signature : null;
}

const sealBytes = 18;

function seal(key: Buffer, signature: number): Buffer {
  return createHmac('sha256', key).update(`withdraw ${signature}`).digest().subarray(0, sealBytes);
}
