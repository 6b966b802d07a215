/** How messages are set apart in a mailbox. */
export type Kind = 'mbox' | 'mmdf' | 'listserv' | 'alone' | 'unknown';

/** The kind of a mailbox by its first line that is not empty. */
export function kindOf(firstLine: Uint8Array): Kind {
  if (isMmdfMark(firstLine)) return 'mmdf';
  if (isListservRule(firstLine)) return 'listserv';
  if (isFromLine(firstLine)) return 'mbox';
  return isFieldLine(firstLine) ? 'alone' : 'unknown';
}

/** Whether a line may set messages apart; whether it does is told by the next one, which must be a field of a header. */
export function maySeparate(line: Uint8Array, kind: Kind): boolean {
  return kind === 'listserv' ? isListservRule(line) : isFromLine(line);
}

/** Four control signs alone on a line, before and after each message. */
export function isMmdfMark(line: Uint8Array): boolean {
  return line[0] === 1 && line[1] === 1 && line[2] === 1 && line[3] === 1 && !(line[4]! > 0x20);
}

/** A field, or what some servers put before the first one. */
export function isFieldLine(line: Uint8Array): boolean {
  return /^(?:[!-9;-~]{1,76}[ \t]*:|>From )/.test(textOf(line));
}

function isListservRule(line: Uint8Array): boolean {
  return line[0] === 0x3d && /^={60,100}\s*$/.test(textOf(line));
}

/**
 * “From ”, then a sender or a dash, and a date in nearly all.  Text can begin so too, where a program did not see to it: a sender
 * alone counts if it is an address.
 */
function isFromLine(line: Uint8Array): boolean {
  if (line[0] !== 0x46 || line[1] !== 0x72 || line[4] !== 0x20) return false;
  return fromLine.test(textOf(line));
}

const days = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const fromLine = new RegExp(
  String.raw`^From (?:.{0,300}\b(?:${days}\b.{0,20}${months}\b|${months}\b.{0,20}${days}\b|\d{1,2} ${months} \d{4})?.{0,20}\d{1,2}:\d{2}.{0,40}|-|\S{1,200}@\S{1,200})\s*$`,
);

/** The beginning of a line, byte by byte. */
function textOf(line: Uint8Array): string {
  return Buffer.from(line.buffer, line.byteOffset, Math.min(line.length, 600)).toString('latin1');
}
