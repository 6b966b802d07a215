import type { Wordings } from '../../platform/plug.ts';
import { countedWritten, dayWritten } from '../../platform/written/index.ts';
import type { SittingState } from './model.ts';

/** The states of a meeting. */
export const stateWords: Readonly<Record<SittingState, string>> = {
  planned: 'Announced',
  held: 'Held',
  cancelled: 'Cancelled',
};

/** An announced meeting whose end has passed, and which nobody has put on record. */
export const overWords = 'Over, not on record yet';

/** Which shape of the stylesheet shows a state. */
export const stateLooks: Readonly<Record<SittingState, string>> = {
  planned: 'signing',
  held: 'approved',
  cancelled: 'withdrawn',
};

/** The sentences of meetings. */
export const words = {
  title: 'Meetings',
  lede: (association: string) => `When the bodies of the ${association} meet, what they deal with, and their minutes.`,
  coming: 'Coming',
  past: 'Past',
  noneComing: 'No meeting is announced.',
  noneComingWhy: 'Meetings stand here as soon as the chair or the liaison of a body announces them.',
  nonePast: 'No meeting is on record yet.',
  pagesComing: 'Coming meetings, by pages',
  pagesPast: 'Past meetings, by pages',
  feed: 'All meetings as a calendar, to subscribe to',
  announceLink: 'Announce a meeting',

  announceTitle: 'Announce a meeting',
  announceLede:
    'Everybody sees at once that it takes place, and the members of the body get a letter, after ten minutes in which it can be mended. The link to join is for the body, unless you open it to guests.',
  usualDays: 'Usual days',
  usualDaysWhy:
    'These days stand in the calendar. One press announces the meeting; its hours and its place can be mended afterwards.',
  usualDaysTaken: 'Every day of the calendar has been taken over.',
  usualDaysCount:
    'Petitioners are told of a day of the calendar until a meeting on a later day is announced, or the day is taken over.',
  takeOver: (name: string) => `Announce ${name}`,
  another: 'Another meeting',
  fileByWas: (day: string) => `Petitions filed by ${dayWritten(day)} reach it.`,
  body: 'Body',
  name: 'Name',
  nameHint: 'As “Midwinter 2027, second meeting”.',
  on: 'Day',
  begins: 'Begins',
  untilOn: 'Ends on',
  untilOnHint: 'Only if that is another day.',
  ends: 'Ends',
  zoneHint: (zone: string) => `The hours are in ${zone}.`,
  place: 'Place',
  placeHint: 'Room and building, or “no room, by link only”.',
  link: 'Link to join',
  linkHint: 'For those who come from afar.',
  inWorld: 'Place in a virtual world',
  inWorldHint: 'If it is held in one as well.',
  guests: 'Guests may join by the link',
  guestsHint: 'Then everybody is shown it.',
  fileBy: 'Petitions filed by',
  fileByHint: 'The last day on which a petition that is filed reaches this meeting. Leave it empty if none comes here.',
  announce: 'Announce this meeting',

  announcedNow: 'Announced. Everybody can see it now.',
  takenOverNow: 'Announced for the usual hours. Say where it takes place.',
  changedNow: 'Changed.',
  heldNow: 'On record as held.',
  takenBackNow: 'It is announced again, and no longer on record as held.',
  cancelledNow: 'Cancelled. Everybody reads why.',

  changeTitle: 'Change the meeting',
  changeLede:
    'Whoever subscribes to the calendar sees the change there. The members of the body get a letter if the day, the hours or the place change.',
  change: 'Save the change',
  toChange: 'Change day or place',

  whenWhere: 'When and where',
  when: 'When',
  to: 'to',
  where: 'Where',
  joinBy: 'Join by',
  inWorldAt: 'In world',
  placeUnknown: 'Not known yet',
  linkForBody: 'The link to join is shown to the members of the body.',
  linkSignIn: 'Sign in to see the link, if you are a member of the body.',
  intoCalendar: 'Into my calendar',
  of: 'Of the body',
  keeping: 'Keep this meeting',
  hold: 'It was held',
  holdFine: 'Puts the meeting on record as held. Attendance and minutes follow.',
  holdEarlyFine: (plannedEnd: string) =>
    `Puts the meeting on record as held, and as over now, before its planned end at ${plannedEnd}. Attendance and minutes follow.`,
  heldByMistake: 'It was put on record by mistake',
  takeBack: 'Take back that it was held',
  takeBackFine:
    'The meeting is then announced again, with its planned end, and can be changed or cancelled. What was entered of attendance and minutes is kept.',
  toCancel: 'Cancel the meeting',
  cancelTitle: 'Cancel the meeting',
  cancelLede:
    'It stays in the list, as cancelled, with the reason, and the members of the body get a letter. It cannot be announced again under this number.',
  because: 'Why it does not take place',
  becauseHint: 'Everybody reads this.',
  cancel: 'Cancel this meeting',
  leave: 'Leave it as it is',
  cancelledBecause: 'Cancelled:',

  allMeetings: 'All meetings',
} as const;

/** What stands in the way of a meeting, and what to do. */
export const wordings: Wordings = {
  'sitting-name-missing': () => ({ say: 'Write a name.', todo: { label: 'Write it', href: '#name' } }),
  'sitting-ends-before-it-begins': () => ({
    say: 'The meeting ends before it begins. Mend the hours, or give the day on which it ends.',
    todo: { label: 'Mend the end', href: '#ends' },
  }),
  'sitting-too-long': ({ most }) => ({
    say: `A meeting lasts at most ${most} days. Announce one for each part.`,
    todo: { label: 'Mend the end', href: '#untilOn' },
  }),
  'sitting-link-unusable': () => ({
    say: 'Write the whole address, as https://meet.example.org/room.',
    todo: { label: 'Mend the link', href: '#link' },
  }),
  'file-by-after-sitting': () => ({
    say: 'A petition filed after the meeting does not reach it. Give an earlier day.',
    todo: { label: 'Mend the day', href: '#fileBy' },
  }),
  'body-no-more': ({ on }) => ({ say: `This body is no more since ${dayWritten(String(on))}.` }),
  'calendar-day-taken': ({ on }) => ({
    say: `${dayWritten(String(on))} of the calendar has been taken over already.`,
    todo: { label: 'See the meetings', href: '/meetings' },
  }),
  'sitting-cancelled': () => ({ say: 'This meeting was cancelled.' }),
  'sitting-held-already': () => ({ say: 'This meeting is on record as held.' }),
  'sitting-not-on-record': () => ({ say: 'This meeting is not on record as held.' }),
  'sitting-has-votes': ({ votes }) => ({
    say: `${countedWritten(Number(votes), 'vote', 'votes')} of this meeting ${votes === 1 ? 'is' : 'are'} on record, so it stays held.`,
  }),
  'cancelling-reason-missing': () => ({
    say: 'Say why it does not take place.',
    todo: { label: 'Write the reason', href: '#because' },
  }),
  'sitting-not-begun': () => ({ say: 'This meeting has not begun yet.' }),
};
