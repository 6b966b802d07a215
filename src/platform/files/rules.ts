import type { Impediment } from '../refusal/index.ts';

/** So large may a file be: a scan of some dozen pages. */
export const mostFileBytes = 25_000_000;

const beginnings = [
  { mediaType: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
] as const;

/** PDF, PNG or JPEG by the first bytes, whatever its name and its sender say; null for anything else. */
export function mediaTypeOf(file: Uint8Array): string | null {
  const found = beginnings.find(({ bytes }) => bytes.every((byte, at) => file[at] === byte));
  return found?.mediaType ?? null;
}

/** The kind under which a file of a stranger is kept: one that we take from anybody, else nothing but bytes. */
export const sentTypeOf = (file: Uint8Array): string => mediaTypeOf(file) ?? 'application/octet-stream';

/** What keeps a file from being taken; empty when nothing does. */
export function impedimentsToFile(file: Uint8Array): Impediment[] {
  if (file.length === 0) return [{ code: 'file-without-bytes' }];
  if (file.length > mostFileBytes) return [{ code: 'file-too-large', bytes: file.length, most: mostFileBytes }];
  return mediaTypeOf(file) === null ? [{ code: 'file-kind-unknown' }] : [];
}
