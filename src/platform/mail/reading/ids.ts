import { createHash } from 'node:crypto';

/** An id for a message that came without one: the same for the same bytes. */
export function idFor(raw: Uint8Array): string {
  return `${createHash('sha256').update(raw).digest('hex').slice(0, 40)}@without-id.invalid`;
}
