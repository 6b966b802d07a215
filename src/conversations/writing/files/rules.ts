import type { Impediment } from '../../../platform/refusal/index.ts';
import { days } from '../../../platform/time/index.ts';
import type { DraftFile, WaitingFiles } from './model.ts';

export const mostFiles = 10;
/** Of all drafts of one person together, in bytes. */
export const mostKept = 50_000_000;
/** So long files wait with a draft that nobody touches. */
export const keptMs = days(30);

/** A file travels as letters, three bytes in four, in lines; and the message has a header and a text besides. */
const asSent = (bytes: number): number => Math.ceil(bytes * 1.37) + 10_000;

/** What keeps a file from being put with a draft; empty when nothing does. */
export function impedimentsToAttaching(
  file: { readonly size: number },
  attached: readonly Pick<DraftFile, 'size'>[],
  { mostKilobytes, waiting }: { readonly mostKilobytes: number; readonly waiting: WaitingFiles },
): Impediment[] {
  if (file.size === 0) return [{ code: 'attachment-empty' }];
  const found: Impediment[] = [];
  if (attached.length >= mostFiles) found.push({ code: 'attachments-many', most: mostFiles });
  const total = attached.reduce((sum, { size }) => sum + size, file.size);
  if (asSent(total) > mostKilobytes * 1000) found.push({ code: 'attachments-large', most: mostKilobytes * 1000 });
  if (waiting.bytes + file.size > mostKept)
    found.push({ code: 'attachments-kept', most: mostKept, lists: waiting.lists });
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
