import type { Wordings } from '../../platform/plug.ts';
import { countedWritten, dayWritten } from '../../platform/written/index.ts';

/** The sentences of open meetings. */
export const words = {
  title: 'Open meetings',
  open: 'Everybody may come.',
  came: (count: number) => `${countedWritten(count, 'person', 'people')} came.`,
  tooFew: (needed: number) => `The rules ask for ${needed}, so that another meeting is needed.`,
  calledOff: 'Called off',
  minute: 'The minute',
  at: 'at',
  join: 'Join by this link',
  announce: 'Announce the meeting',
  notice: (days: number, first: string) =>
    `The rules ask for ${countedWritten(days, 'day', 'days')} of notice: ${dayWritten(first)} is the first day on which it may be held. It stands on the petition’s page at once.`,
  heldOn: 'Day',
  begins: 'Hour',
  beginsHint: 'As 19:30. May be left empty.',
  place: 'Place',
  link: 'Link',
  linkHint: 'Where people join from afar, as https://example.org/meeting. One of both is needed.',
  announceButton: 'Announce it on the petition’s page',
  callOff: 'Call it off',
  record: 'Record the meeting',
  recordFrom: (on: string) => `On ${dayWritten(on)} and after, record here how many came and what was said.`,
  attendance: 'How many came',
  minuteLabel: 'Minute',
  minuteHint: 'What was said, and by which wish of those who came. Everybody reads it.',
  recordButton: 'Record it',
  badDay: 'Write the day as 2026-11-30.',
  badHour: 'Write the hour as 19:30.',
  badLink: 'Write an address that begins with https://.',
  badCount: 'Write a whole number.',
  tooLong: (most: number) => `At most ${most} letters.`,
} as const;

/** What stands in the way of an open meeting. */
export const wordings: Wordings = {
  'meeting-announced-already': () => ({
    say: 'A meeting is announced already. Call it off before you announce another.',
  }),
  'meeting-too-soon': ({ noticeDays, first }) => ({
    say: `The rules ask for ${countedWritten(Number(noticeDays), 'day', 'days')} of notice. Choose ${dayWritten(String(first))} or a later day.`,
  }),
  'meeting-too-far': () => ({ say: 'That is more than two years ahead. Choose an earlier day.' }),
  'meeting-place-missing': () => ({ say: 'Write where it is held, or by which link one joins.' }),
  'no-meeting-to-record': () => ({ say: 'No meeting is announced. Look at the page of the petition.' }),
  'meeting-to-come': ({ heldOn }) => ({
    say: `The meeting is on ${dayWritten(String(heldOn))}. Record it then, or after.`,
  }),
  'meeting-minute-missing': () => ({ say: 'Write the minute: the rules ask for one.' }),
};
