import type { Impediment } from '../../platform/refusal/index.ts';
import type { Message } from '../threads/model.ts';

export const mostReason = 1_000;

/** What keeps somebody from reporting a message; empty when nothing does. */
export function impedimentsToReporting(
  message: Pick<Message, 'removedAt' | 'person'>,
  by: string,
  { hasReported, reason }: { readonly hasReported: boolean; readonly reason?: string },
): Impediment[] {
  const found: Impediment[] = [];
  if (message.removedAt) found.push({ code: 'message-is-down' });
  if (message.person === by) found.push({ code: 'report-of-own-message' });
  if (hasReported) found.push({ code: 'reported-already' });
  if (reason !== undefined && reason.trim() === '') found.push({ code: 'report-reason-missing' });
  if (reason !== undefined && [...reason].length > mostReason)
    found.push({ code: 'report-reason-long', most: mostReason });
  return found;
}
