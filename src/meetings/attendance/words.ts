import type { Wordings } from '../../platform/plug.ts';
import { countedWritten } from '../../platform/written/index.ts';
import type { AttendanceMode } from './model.ts';

/** How somebody took part. */
export const modeWords: Readonly<Record<AttendanceMode, string>> = {
  room: 'In the room',
  link: 'By link',
  'in-world': 'In world',
  excused: 'Excused',
  absent: 'Absent',
};

/** The sentences of attendance and of what absent members write. */
export const words = {
  title: 'Attendance',
  lede: 'Who took part, and how. Whoever joins by link or in world has the same say as those in the room.',
  toRecord: 'Record who was there',
  notRecorded: 'not recorded',
  member: 'Member',
  erased: 'no longer on record',
  guests: 'Guests',
  guestsHint: 'How many came who are not members of the body, staff included.',
  record: 'Record attendance',
  recordedNow: 'Recorded.',
  noMembers: 'No member of this body is on record for that day. Posts are filled on the page of the unit.',
  present: (count: number, of: number) => `${count} of ${countedWritten(of, 'member', 'members')} took part`,
  guestsCame: (count: number) => countedWritten(count, 'guest', 'guests'),
  notYet: 'Nobody is on record yet.',

  comments: 'Written comments',
  noComments: 'Nobody has written yet.',
  ofWhole: 'On the whole',
  toWrite: 'I cannot come',
  writeTitle: 'Write to the meeting',
  writeLede:
    'For a meeting that you cannot attend. The members of the body and whoever keeps its meetings read what you write, under your name.',
  excuse: 'I cannot come to this meeting',
  excuseHint: 'You are recorded as excused.',
  whole: 'On the meeting as a whole',
  onItem: (place: number, title: string) => `On ${place}. ${title}`,
  writeHint: 'You may change it until the meeting is over. What you leave empty is taken back.',
  write: 'Send it to the body',
  writtenNow: 'The body can read it.',
} as const;

/** What stands in the way of recording and writing. */
export const wordings: Wordings = {
  'not-of-this-body': () => ({ say: 'Only members of the body write to its meetings.' }),
  'sitting-over': () => ({ say: 'This meeting is over. Write to its chair.' }),
};
