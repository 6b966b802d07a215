import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link of ours lets its holder do; one made for the one is worth nothing for the other. */
export type LinkPurpose = 'withdraw' | 'consult' | 'news' | 'endorse';

/**
 * The end of a link that names a row and proves that we wrote it, so that nothing need be kept, and a letter may bring it a
 * second time.  How long it works is for whoever reads it to say.
 */
export function sealedLink(key: Buffer, purpose: LinkPurpose, id: number): string {
  return `${id.toString(36)}-${seal(key, purpose, id).toString('base64url')}`;
}

/** The row that a link names; null for a link that is not ours, or was made for something else. */
export function idOfLink(key: Buffer, purpose: LinkPurpose, token: string): number | null {
  const named = token.slice(0, token.indexOf('-'));
  const id = /^[0-9a-z]{1,10}$/.test(named) ? Number.parseInt(named, 36) : Number.NaN;
  if (!Number.isSafeInteger(id)) return null;
  // The whole text is compared: base64url lets letters be added that say nothing.
  const [given, ours] = [Buffer.from(token), Buffer.from(sealedLink(key, purpose, id))];
  return given.length === ours.length && timingSafeEqual(given, ours) ? id : null;
}

const sealBytes = 18;

function seal(key: Buffer, purpose: LinkPurpose, id: number): Buffer {
  return createHmac('sha256', key).update(`${purpose} ${id}`).digest().subarray(0, sealBytes);
}
