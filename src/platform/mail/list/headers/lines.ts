/** Header fields as they came, in their order and byte for byte, each with the line end behind it. */
export interface HeaderLine {
  /** In lower case. */
  readonly name: string;
  /** Name, colon, value and CRLF; folded as it came. One letter a byte. */
  readonly line: string;
}

/** A message cut at its empty line. */
export interface Cut {
  readonly lines: readonly HeaderLine[];
  readonly body: Buffer;
}

/** Cuts a message into its header lines and its body, with every line ended by CRLF as mail is sent. */
export function cutMessage(raw: Buffer): Cut {
  const text = raw.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n');
  const end = text.startsWith('\r\n') ? 0 : text.indexOf('\r\n\r\n');
  // The database keeps no NUL in a text, and no header has a use for one.
  const head = (end < 0 ? text : text.slice(0, end)).replaceAll('\0', '');
  const body = end < 0 ? '' : text.slice(end + (end === 0 ? 2 : 4));
  return {
    lines: head
      .split(/\r\n(?![ \t])/)
      .filter(isField)
      .map(lineOf),
    body: Buffer.from(body, 'latin1'),
  };
}

/** The `From ` line of a mailbox and other strays are no fields. */
const isField = (line: string): boolean => /^[!-9;-~]+[ \t]*:/.test(line);

const lineOf = (line: string): HeaderLine => ({
  name: line.slice(0, line.indexOf(':')).trim().toLowerCase(),
  line: `${line}\r\n`,
});
