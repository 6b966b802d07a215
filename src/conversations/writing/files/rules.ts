import type { Impediment } from '../../../platform/refusal/index.ts';
import type { DraftFile } from './model.ts';

export const mostFiles = 10;

/** A file travels as letters, three bytes in four, in lines; and the message has a header and a text besides. */
const asSent = (bytes: number): number => Math.ceil(bytes * 1.37) + 10_000;

/** What keeps a file from being put with a draft; empty when nothing does. */
export function impedimentsToAttaching(
  file: { readonly size: number },
  attached: readonly Pick<DraftFile, 'size'>[],
  { mostKilobytes }: { readonly mostKilobytes: number },
): Impediment[] {
  if (file.size === 0) return [{ code: 'attachment-empty' }];
  const found: Impediment[] = [];
  if (attached.length >= mostFiles) found.push({ code: 'attachments-many', most: mostFiles });
  const total = attached.reduce((sum, { size }) => sum + size, file.size);
  if (asSent(total) > mostKilobytes * 1000) found.push({ code: 'attachments-large', most: mostKilobytes * 1000 });
  return found;
}

/** The last part of a path, without signs that a page or a header could stumble over. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .replaceAll(/[\p{C}"<>]/gu, '')
      .trim()
      .slice(0, 120) || 'file'
  );
}
