import type { Sitting } from './model.ts';

// A calendar as RFC 5545 writes it: what a program that keeps appointments reads.

/** A meeting with what a calendar says of it. */
export interface CalendarEntry {
  readonly sitting: Sitting;
  /** The body that meets. */
  readonly body: string;
  /** Where to join by link; empty for who is not shown it. */
  readonly link: string;
}

/**
 * Writes meetings as a calendar.  Instants are in UTC, so that no time zone has to be told.  A cancelled meeting stays, as
 * cancelled, with a higher number of its sequence: programs then take it from their days.
 *
 * @param baseUrl begins the address of each meeting
 */
export function calendarFile(name: string, entries: readonly CalendarEntry[], baseUrl: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Folkmoot//Meetings//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => eventOf(entry, baseUrl)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf({ sitting, body, link }: CalendarEntry, baseUrl: string): string[] {
  const { id, name, beginsAt, endsAt, place, inWorld, state, cancelledBecause, changedAt, revision } = sitting;
  const url = `${baseUrl}/meetings/${id}`;
  const where = [place, inWorld, link].filter(Boolean).join('; ');
  const about = [url, link, state === 'cancelled' ? cancelledBecause : ''].filter(Boolean).join('\n');
  return [
    'BEGIN:VEVENT',
    `UID:meeting-${id}@${new URL(baseUrl).host}`,
    `DTSTAMP:${inUtc(changedAt)}`,
    `SEQUENCE:${revision}`,
    `DTSTART:${inUtc(beginsAt)}`,
    `DTEND:${inUtc(endsAt)}`,
    `SUMMARY:${escaped(`${body}: ${name}`)}`,
    ...(where ? [`LOCATION:${escaped(where)}`] : []),
    `DESCRIPTION:${escaped(about)}`,
    `URL:${url}`,
    `STATUS:${state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

/** `20270123T150000Z`. */
const inUtc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '');

/** Text of a property: RFC 5545, 3.3.11. Control characters have no place in it. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

const mostBytes = 75;

/** Breaks a line into pieces of at most 75 bytes, each but the first begun by a space: RFC 5545, 3.1. No letter is torn. */
function folded(line: string): string {
  const pieces: string[] = [];
  let [piece, bytes] = ['', 0];
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > mostBytes) {
      pieces.push(piece);
      [piece, bytes] = [' ', 1];
    }
    piece += letter;
    bytes += size;
  }
  return [...pieces, piece].join('\r\n');
}
