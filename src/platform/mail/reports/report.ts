import { bodyOf } from '../reading/body.ts';
import { decodeText } from '../reading/charsets.ts';
import { decodedFields } from '../reading/header.ts';
import { usualLimits, type HeaderField, type ReadingLimits } from '../reading/message.ts';
import { partsOf, type Part } from '../reading/parts.ts';
import { textOf, transferred } from '../reading/texts.ts';

/** A message that a machine wrote about another message, taken apart. */
export interface Report {
  readonly headers: readonly HeaderField[];
  /** The first field of the name; empty when there is none. */
  header(name: string): string;
  /** What is said to people, without the message that came back; lines end in a line feed. */
  readonly text: string;
  /** The fields that are meant for machines: of a delivery status (RFC 3464) or a complaint (RFC 5965). */
  readonly fields: string | null;
  /** The message that came back, whole or its header alone. */
  readonly original: string | null;
}

/** What is said stands before what came back, which may be large. */
const limits: ReadingLimits = {
  ...usualLimits,
  bytes: 512 * 1024,
  headerBytes: 128 * 1024,
  headerFields: 500,
  parts: 100,
  depth: 10,
  letters: 100_000,
};
const ignoring = () => {};

/** Takes a report apart. It ends for any bytes, and never throws. */
export function openReport(raw: Uint8Array): Report {
  const root = partsOf(withoutEmptyStart(raw.subarray(0, limits.bytes)), limits, ignoring);
  const headers = decodedFields(root.fields);
  const leaves = leavesOf(root);
  return {
    headers,
    header: (name) => headers.find((field) => field.name === name)?.value ?? '',
    text: textOf(bodyOf(root), { letters: limits.letters, note: ignoring }),
    fields: contentOf(leaves.find((part) => forMachines.test(part.contentType.value))),
    original: contentOf(leaves.find((part) => ofOriginal.test(part.contentType.value))),
  };
}

const forMachines = /^message\/(?:(?:global-)?delivery-status|feedback-report)$/;
const ofOriginal = /^(?:message\/(?:rfc822|rfc822-headers|global|global-headers)|text\/rfc822-headers)$/;

/** Mailboxes leave a line of spaces before the header. */
function withoutEmptyStart(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte > 0x20);
  return start > 0 ? bytes.subarray(start) : bytes;
}

function leavesOf(part: Part): Part[] {
  return part.parts.length === 0 ? [part] : part.parts.flatMap(leavesOf);
}

function contentOf(part: Part | undefined): string | null {
  if (!part) return null;
  const bytes = transferred(part, ignoring).subarray(0, limits.letters);
  return decodeText(bytes, part.contentType.parameters.get('charset') ?? null).text.replace(/\r\n?/g, '\n');
}
