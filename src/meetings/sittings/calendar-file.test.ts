import { expect, test } from 'vitest';
import { calendarFile } from './calendar-file.ts';
import type { Sitting } from './model.ts';

const sitting: Sitting = {
  id: 7,
  unit: 1,
  name: 'Midwinter 2027',
  beginsAt: new Date('2027-01-23T15:00:00Z'),
  endsAt: new Date('2027-01-23T18:00:00Z'),
  place: 'Room 204, convention center',
  link: 'https://meet.example.org/coo',
  inWorld: '',
  openToGuests: false,
  fileBy: '2026-12-26',
  calendarOn: null,
  state: 'planned',
  cancelledBecause: '',
  announcedAt: new Date('2026-11-20T18:00:00Z'),
  changedAt: new Date('2026-11-23T18:00:00.250Z'),
  revision: 2,
  agendaPublishedAt: null,
  guests: 0,
};
const written = (more: Partial<Sitting> = {}, link = '') =>
  calendarFile(
    'Meetings',
    [{ sitting: { ...sitting, ...more }, body: 'Committee on Organization', link }],
    'https://groups.example.org',
  );
/** As a program reads it: lines that were broken are whole again. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('a meeting is written with its instants in UTC, its number, and no link that is not given', () => {
  expect(written().split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Folkmoot//Meetings//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'NAME:Meetings',
    'X-WR-CALNAME:Meetings',
    'BEGIN:VEVENT',
    'UID:meeting-7@groups.example.org',
    'DTSTAMP:20261123T180000Z',
    'SEQUENCE:2',
    'DTSTART:20270123T150000Z',
    'DTEND:20270123T180000Z',
    'SUMMARY:Committee on Organization: Midwinter 2027',
    'LOCATION:Room 204\\, convention center',
    'DESCRIPTION:https://groups.example.org/meetings/7',
    'URL:https://groups.example.org/meetings/7',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('a cancelled meeting says so, with the reason', () => {
  const lines = unfolded(written({ state: 'cancelled', cancelledBecause: 'Snow; the city is closed.' }));

  expect(lines).toContain('STATUS:CANCELLED');
  expect(lines).toContain('DESCRIPTION:https://groups.example.org/meetings/7\\nSnow\\; the city is closed.');
});

test('text that would end its line is escaped, and adds no line of its own', () => {
  const lines = unfolded(written({ name: 'A\\B;C,D\r\nSTATUS:CANCELLED\u0007', place: 'x\nBEGIN:VEVENT' }));

  expect(lines).toContain('SUMMARY:Committee on Organization: A\\\\B\\;C\\,D\\nSTATUS:CANCELLED');
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith('STATUS'))).toEqual(['STATUS:CONFIRMED']);
});

test('no line is longer than 75 bytes, no letter is torn, and put together again it is what it was', () => {
  const name = 'Sitzung über Büchereien, 図書館の会議 🏛️ '.repeat(12).trim();

  const text = written({ name });

  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(Buffer.from(text).toString()).toBe(text);
  expect(unfolded(text)).toContain(`SUMMARY:Committee on Organization: ${name.replaceAll(',', '\\,')}`);
});
