import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PetitionId } from '../petitions/model.ts';

/** What a link to a circulated draft names. */
export interface Linked {
  readonly petition: PetitionId;
  /** Links are numbered; only the newest of a petition is in force. */
  readonly link: number;
}

/**
 * The link that members forward.  It names the petition and proves that we wrote it, so that the organizers can be shown it again
 * and nothing secret need be kept.
 */
export function circulationToken(key: Buffer, linked: Linked): string {
  return `${linked.petition.toString(36)}-${linked.link.toString(36)}-${seal(key, linked).toString('base64url')}`;
}

/** What a link names; null for a link that is not ours. */
export function linkedByToken(key: Buffer, token: string): Linked | null {
  const [, petition = '', link = '', mac = ''] = /^([0-9a-z]{1,6})-([0-9a-z]{1,6})-([\w-]{24})$/.exec(token) ?? [];
  const linked = { petition: Number.parseInt(petition, 36), link: Number.parseInt(link, 36) };
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== sealBytes) return null;
  return timingSafeEqual(given, seal(key, linked)) ? linked : null;
}

const sealBytes = 18;

function seal(key: Buffer, { petition, link }: Linked): Buffer {
  return createHmac('sha256', key).update(`circulation ${petition} ${link}`).digest().subarray(0, sealBytes);
}
