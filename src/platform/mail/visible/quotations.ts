import { announcesQuotation, beginsWithDay, marksOriginal, saysMoreOfHeader, saysWhoSent } from './languages.ts';

const longestLine = 2000;
const longestAnnouncement = 4;
const headerLines = 8;

/** Which lines are quoted, with the lines that announce the quotation. */
export function quotedLines(lines: readonly string[]): boolean[] {
  const short = lines.map((line) => line.slice(0, longestLine));
  const quoted = short.map(isMarked);
  joinWrapped(short, quoted);
  markAnnouncements(short, quoted);
  quoted.fill(true, restQuotedFrom(short, quoted));
  return quoted;
}

/** Behind `>`, as nearly all programs write, or behind initials; nobody quotes fifty deep. */
function isMarked(line: string): boolean {
  return /^\s{0,3}(?:[A-Z]{1,3})?>/.test(line) && !/^\s*[A-Z]{0,3}(?:>\s?){50}/.test(line);
}

/** The rest of a quoted line that was broken by a program which forgot the mark. */
function joinWrapped(lines: readonly string[], quoted: boolean[]): void {
  for (const [index, line] of lines.entries()) {
    const between = !quoted[index] && quoted[index - 1] && quoted[index + 1];
    if (between && /^\p{Ll}/u.test(line) && line.length < 40 && lines[index - 1]!.length > 64) quoted[index] = true;
  }
}

/** The lines above a quotation that say whose it is; an announcement may be broken over several. */
function markAnnouncements(lines: readonly string[], quoted: boolean[]): void {
  for (let index = 1; index < lines.length; index++) {
    if (!quoted[index] || quoted[index - 1]) continue;
    const last = lastWritten(lines, index - 1);
    if (last < 0 || quoted[last]) continue;
    const first = announcementEndingAt(lines, quoted, last);
    if (first !== undefined) quoted.fill(true, first, index);
  }
}

function announcementEndingAt(lines: readonly string[], quoted: readonly boolean[], last: number): number | undefined {
  if (!/[:：]\s*$|\p{L}\s*$/u.test(lines[last]!)) return undefined;
  let found: number | undefined;
  for (let first = last; first > last - longestAnnouncement && first >= 0; first--) {
    if (quoted[first] || lines[first]!.trim() === '') break;
    if (!announces(lines.slice(first, last + 1).join(' '))) continue;
    if (beginsWithDay.test(lines[first]!)) return first;
    if (beginsAnnouncement(lines[first]!)) found ??= first;
  }
  return found;
}

function beginsAnnouncement(line: string): boolean {
  return /^\s*(?:"|\S+@|\p{Lu})/u.test(line);
}

function announces(whole: string): boolean {
  if (whole.length > 600) return false;
  return (
    (announcesQuotation.test(whole) && /\d|@|[:：]\s*$/.test(whole)) ||
    /\d.*<[^\s<>]+@[^\s<>]+>\s*[:：]\s*$/.test(whole)
  );
}

/** The line from which on all is quoted though no mark says so; the number of lines when there is none. */
function restQuotedFrom(lines: readonly string[], quoted: readonly boolean[]): number {
  for (const [index, line] of lines.entries()) {
    if (quoted[index] || line.trim() === '') continue;
    if (marksOriginal.test(line) || isQuotedHeader(lines, index)) return ruleAbove(lines, index);
    if (beginsWithDay.test(line) && isUnmarkedQuotation(lines, quoted, index)) return index;
  }
  return lines.length;
}

/** Fields of a header, one after the other, “From:” among them. */
function isQuotedHeader(lines: readonly string[], from: number): boolean {
  const begins = saysWhoSent.test(lines[from]!);
  if (!begins && !saysMoreOfHeader.test(lines[from]!)) return false;
  const after = lines.slice(from + 1, from + 1 + headerLines * 2).filter((line) => line.trim() !== '');
  if (begins) return after.slice(0, headerLines).filter((line) => saysMoreOfHeader.test(line)).length >= 2;
  const fields = after.slice(0, 3).filter((line) => saysWhoSent.test(line) || saysMoreOfHeader.test(line));
  return fields.length >= 2 && fields.some((line) => saysWhoSent.test(line));
}

/** A line of underscores or dashes above a quoted header belongs to it. */
function ruleAbove(lines: readonly string[], index: number): number {
  const above = lastWritten(lines, index - 1);
  return above >= 0 && index - above <= 3 && /^\s*[-_*]{5,}\s*$/.test(lines[above]!) ? above : index;
}

function isUnmarkedQuotation(lines: readonly string[], quoted: readonly boolean[], from: number): boolean {
  for (let last = from; last < from + longestAnnouncement && last < lines.length; last++) {
    if (quoted[last] || lines[last]!.trim() === '') return false;
    if (!/[:：]\s*$/.test(lines[last]!)) continue;
    const whole = lines.slice(from, last + 1).join(' ');
    if (/\d/.test(whole) && /@|\d{4}|\d:\d\d/.test(whole) && announces(whole)) return true;
  }
  return false;
}

function lastWritten(lines: readonly string[], from: number): number {
  let index = from;
  while (index >= 0 && from - index < 8 && lines[index]!.trim() === '') index--;
  return index >= 0 && lines[index]!.trim() !== '' ? index : -1;
}
