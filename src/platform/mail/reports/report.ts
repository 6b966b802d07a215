import PostalMime from 'postal-mime';

/** A message that a machine wrote about another message, taken apart. */
export interface Report {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** The first field of the name; empty when there is none. */
  header(name: string): string;
  /** What is said to people, without the message that came back; lines end in a line feed. */
  readonly text: string;
  /** The fields that are meant for machines: of a delivery status (RFC 3464) or a complaint (RFC 5965). */
  readonly fields: string | null;
  /** The message that came back, whole or its header alone. */
  readonly original: string | null;
}

/** Statuses stand before what came back, which may be large. */
const mostBytes = 1024 * 1024;
const mostLetters = 200_000;

/** Takes a report apart. It ends for any bytes, and never throws. */
export async function openReport(raw: Uint8Array): Promise<Report> {
  const bytes = raw.subarray(0, mostBytes);
  try {
    return read(await PostalMime.parse(bytes, { forceRfc822Attachments: true }), bytes);
  } catch {
    return asText(bytes);
  }
}

type Read = Awaited<ReturnType<typeof PostalMime.parse>>;

function read(message: Read, bytes: Uint8Array): Report {
  const part = (...types: string[]) => {
    const found = message.attachments.find(({ mimeType }) => types.includes(mimeType));
    return found ? letters(found.content as Uint8Array | ArrayBuffer) : null;
  };
  return report({
    headers: message.headers.map(({ key, value }) => ({ name: key, value })),
    text: bounded(message.text ?? '') || bodyOf(bytes),
    fields: part('message/delivery-status', 'message/global-delivery-status', 'message/feedback-report'),
    original: part(
      'message/rfc822',
      'message/rfc822-headers',
      'text/rfc822-headers',
      'message/global',
      'message/global-headers',
    ),
  });
}

function asText(bytes: Uint8Array): Report {
  return report({ headers: [], text: bounded(letters(bytes)), fields: null, original: null });
}

function bodyOf(bytes: Uint8Array): string {
  const text = bounded(letters(bytes));
  const start = text.indexOf('\n\n');
  return start < 0 ? '' : text.slice(start + 2);
}

function report(parts: Omit<Report, 'header'>): Report {
  return { ...parts, header: (name) => parts.headers.find((field) => field.name === name)?.value ?? '' };
}

const letters = (bytes: Uint8Array | ArrayBuffer): string => bounded(new TextDecoder().decode(bytes));

function bounded(text: string): string {
  return text.slice(0, mostLetters).replace(/\r\n?/g, '\n');
}
