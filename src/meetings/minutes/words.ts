import type { Wordings } from '../../platform/plug.ts';
import type { TakenVote } from '../ballots/model.ts';
import { figuresWritten, outcomeWords } from '../ballots/words.ts';
import { countWritten, dayWritten } from '../../platform/written/index.ts';

/** The sentences of minutes. */
export const words = {
  title: 'Minutes',
  dueBy: (day: string) => `Due by ${dayWritten(day)}.`,
  overdue: (day: string) => `Overdue: they were due by ${dayWritten(day)}.`,
  notYet: 'The minutes are not published yet.',
  publishedOn: 'Published on',
  toRead: 'Read the minutes',
  formsLabel: 'To take away',
  forms: { pdf: 'PDF', docx: 'Word', md: 'Markdown' },
  toDraft: 'Write the minutes',
  toAmend: 'Amend the minutes',
  attendance: 'Attendance',
  votes: 'Votes',
  voted: ({ question, outcome, figures }: TakenVote, { mover, seconder }: { mover: string; seconder: string }) => {
    const moved = [mover && `Moved by ${mover}`, seconder && `seconded by ${seconder}`].filter(Boolean).join(', ');
    return [question, outcomeWords[outcome], `${figuresWritten(figures)}.`, moved && `${moved}.`]
      .filter(Boolean)
      .join(' ');
  },
  whole: 'As a whole',
  amendments: 'Amendments',
  amendedOn: (day: string) => `Amended on ${dayWritten(day)}`,
  because: 'Because:',
  noMinute: 'Nothing was minuted.',

  draftTitle: 'Minutes',
  draftLede:
    'What was said and decided, item by item and as a whole. Nobody else sees it until you publish it, but for those who keep the meetings with you.',
  minuteOf: (place: number, title: string) => `${place}. ${title}`,
  body: 'As a whole',
  bodyHint: 'Opening and close, and what belongs to no item.',
  save: 'Save the draft',
  savedNow: 'Saved.',
  publishSection: 'Publish',
  publish: 'Publish the minutes',
  publishFine:
    'Everybody reads them then. They change no more: what turns out to be wrong is amended, with the day and the reason.',
  publishNot: 'Before they can be published:',

  amendTitle: 'Amend the minutes',
  amendLede: 'The minutes stay as they were published. What you write stands below them, with today’s date.',
  amendment: 'What the minutes should say',
  reason: 'Why',
  reasonHint: 'As “corrected at the meeting of June 2027”.',
  amend: 'Publish the amendment',
  theirs: 'As it was saved meanwhile',
  tooLong: (most: number) => `At most ${countWritten(most)} letters.`,
} as const;

/** What stands in the way of minutes, and what to do. */
export const wordings: Wordings = {
  'minutes-published-already': () => ({ say: 'The minutes are published. What is wrong in them is amended.' }),
  'minutes-changed-meanwhile': () => ({
    say: 'Somebody else has saved these minutes meanwhile. What you wrote is kept below: compare, and save again.',
  }),
  'sitting-not-held': ({ sitting }) => ({
    say: 'Put the meeting on record as held.',
    todo: { label: 'To the meeting', href: `/meetings/${Number(sitting)}#keeping` },
  }),
  'sitting-not-over': () => ({ say: 'The meeting is not over yet.' }),
  'minutes-empty': () => ({ say: 'Write something.', todo: { label: 'Write it', href: '#body' } }),
  'minutes-not-published': () => ({ say: 'These minutes are not published: change the draft.' }),
  'amendment-missing': () => ({
    say: 'Write what the minutes should say.',
    todo: { label: 'Write it', href: '#amendment' },
  }),
  'amendment-reason-missing': () => ({ say: 'Say why.', todo: { label: 'Write the reason', href: '#reason' } }),
};
