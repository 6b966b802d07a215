import { beginsNotice, isSentFrom, readsAsNotice } from './languages.ts';

const longestSignature = 25;
const noticeLines = 40;

/** Where in what somebody said the signature begins: a line's place, or the number of lines when there is none. */
export function signatureFrom(lines: readonly string[]): number {
  const beginnings = [delimiterIn, listFooterIn, noticeIn].map((find) => find(lines));
  const below = Math.min(lines.length, ...beginnings);
  return closingLinesFrom(lines.slice(0, below));
}

/** Two dashes alone on a line: with a space behind them by agreement, without it by many programs. */
function delimiterIn(lines: readonly string[]): number {
  return placeOf(
    lines,
    (line, index) => line === '-- ' || (/^\s*(?:--|—|–{2})\s*$/.test(line) && lines.length - index <= longestSignature),
  );
}

/** What list servers add: a rule, and under it the name of the list. */
function listFooterIn(lines: readonly string[]): number {
  return placeOf(
    lines,
    (line, index) =>
      /^\s*[_=*-]{10,}\s*$/.test(line) &&
      /mailing list|unsubscribe|groups\.io|mailman/i.test(lines.slice(index + 1, index + 6).join(' ')),
  );
}

/** A notice of lawyers, which goes on to the end. */
function noticeIn(lines: readonly string[]): number {
  const from = Math.max(0, lines.length - noticeLines);
  const place = placeOf(
    lines.slice(from),
    (line, index) =>
      beginsNotice.test(line) && readsAsNotice.test(lines.slice(from + index, from + index + 8).join(' ')),
  );
  return from + place;
}

/** Last lines that are no part of what was said: the name of a telephone, a name behind a dash. */
function closingLinesFrom(lines: readonly string[]): number {
  let end = lines.length;
  for (let looked = 0; looked < 4; looked++) {
    const last = lines.slice(0, end).findLastIndex((line) => line.trim() !== '');
    if (last < 0 || !(isSentFrom.test(lines[last]!.slice(0, 300)) || isNameBehindDash(lines, last))) break;
    end = last;
  }
  return end;
}

function isNameBehindDash(lines: readonly string[], index: number): boolean {
  const apart = index > 0 && lines[index - 1]!.trim() === '';
  return apart && /^\s*[-–—]\p{Lu}[\p{L}.'’-]{0,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){0,3}\s*$/u.test(lines[index]!);
}

function placeOf(lines: readonly string[], is: (line: string, index: number) => boolean): number {
  const place = lines.findIndex(is);
  return place < 0 ? lines.length : place;
}
