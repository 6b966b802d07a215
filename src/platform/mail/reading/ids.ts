import { createHash } from 'node:crypto';

const longestId = 998;
const mostIds = 1000;

/** The id of a Message-ID field; some programs leave the brackets out. */
export function readId(value: string): string | null {
  return readIds(value)[0] ?? null;
}

/** The ids of In-Reply-To or References in their order, each once.  Words around ids are passed over; they are common in In-Reply-To. */
export function readIds(value: string): string[] {
  const bracketed = [...value.matchAll(/<([^<>]{1,1000})>/g)].map(([, id]) => id!.replace(/\s+/g, ''));
  const bare = value.includes('<')
    ? []
    : value.split(/[\s,]+/).filter((word) => !value.trim().includes(' ') || word.includes('@'));
  const ids = [...bracketed, ...bare].filter((id) => id !== '' && id.length <= longestId);
  return [...new Set(ids)].slice(-mostIds);
}

/** An id for a message that came without one: the same for the same bytes. */
export function idFor(raw: Uint8Array): string {
  return `${createHash('sha256').update(raw).digest('hex').slice(0, 40)}@without-id.invalid`;
}
