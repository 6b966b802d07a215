import type { Complaint } from '../complaints/read-complaint.ts';
import type { Bounce } from './bounce.ts';

/** How grave a report is for the address; null where it says nothing against it. */
export function gravityOf({
  kind,
  addresses,
}: Bounce): { kind: 'permanent' | 'temporary'; status: string | null } | null {
  if (kind !== 'bounce') return null;
  const status = addresses.find((each) => each.kind === 'permanent')?.status ?? null;
  return { kind: isOfItsMoment(status) ? 'temporary' : 'permanent', status };
}

/** A full mailbox, a message too large or not liked: another day it may be taken (RFC 3463). */
const isOfItsMoment = (status: string | null): boolean =>
  /^(?:4\.|5\.2\.[123]$|5\.3\.[24]$|5\.7\.)|^4\d\d$|^552$/.test(status ?? '');

/** What readers complain about; providers send other things in the same form. */
const complaints: readonly string[] = ['abuse', 'fraud', 'opt-out', 'opt-out-list', 'miscategorized', 'other'];

/** The token of the copy that somebody complained about; null where nobody did, or it was not ours. */
export function tokenOfComplaint({ feedbackType, envelopeSender }: Complaint, domain: string): string | null {
  if (!complaints.includes(feedbackType)) return null;
  const [, token = null] = /^bounces\+([^@]+)@/.exec(envelopeSender?.toLowerCase() ?? '') ?? [];
  return envelopeSender?.toLowerCase().endsWith(`@${domain}`) ? token : null;
}
