import { addressIn } from '../reports/addresses.ts';
import { groupsOf, type Group } from '../reports/fields.ts';
import { openReport, type Report } from '../reports/report.ts';

/** A reader's complaint about mail of ours, as a provider passes it on. */
export interface Complaint {
  /** `abuse`, `fraud`, `not-spam`, …: in lower case, and not always one that the standard knows. */
  readonly feedbackType: string;
  /** Who complained, as far as the provider tells. */
  readonly recipient: string | null;
  /** The envelope sender of what was complained about: in it is the token of the copy. */
  readonly envelopeSender: string | null;
  /** Of what was complained about, without brackets. */
  readonly messageId: string | null;
  /** The header of what was complained about, where the provider passes it on; in it may be other tokens. */
  readonly originalHeader: string | null;
}

/** Reads a complaint in the Abuse Reporting Format (RFC 5965); null when the message is none. Never throws. */
export async function readComplaint(raw: Uint8Array): Promise<Complaint | null> {
  const report = openReport(raw);
  const said = report.fields === null ? undefined : groupsOf(report.fields).find((group) => group.get('feedback-type'));
  if (!said) return null;
  const original = originalOf(report);
  return {
    feedbackType: said.get('feedback-type').toLowerCase().slice(0, 40),
    recipient: recipientOf(said, original),
    envelopeSender: addressIn(said.get('original-mail-from')) ?? addressIn(original?.get('return-path') ?? '') ?? null,
    messageId: idIn(original?.get('message-id') ?? ''),
    originalHeader: headerOf(report),
  };
}

const headerOf = ({ original }: Report): string | null => original?.trimStart().split(/\n[ \t]*\n/, 1)[0] ?? null;

function originalOf(report: Report): Group | undefined {
  const header = headerOf(report);
  return header === null ? undefined : groupsOf(header)[0];
}

/** Some providers keep the complainer's name back, and leave it in the header of what came back. */
function recipientOf(said: Group, original: Group | undefined): string | null {
  const told = [
    said.get('original-rcpt-to'),
    said.get('removal-recipient'),
    original?.get('x-original-to') ?? '',
    original?.get('delivered-to') ?? '',
    original?.get('to') ?? '',
  ];
  for (const each of told) {
    const address = addressIn(each);
    if (address) return address;
  }
  return null;
}

function idIn(value: string): string | null {
  return /<([^<>\s]{1,500})>/.exec(value)?.[1] ?? null;
}
