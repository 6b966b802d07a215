import { dayWritten } from '../../../platform/written/index.ts';
import type { CalendarDay } from '../../../platform/time/index.ts';

/** The sentences of the page that asks before a text is frozen. */
export const openingWords = {
  title: 'Freeze the text',
  lede: 'Read it once more, as every signer will.',
  changed: 'The text has changed since you opened this page.',
  changedWhat: 'Another organizer has saved it. Nothing was frozen; below is the new text.',

  text: 'The text',
  name: 'Name',
  openTo: 'For whom',
  topics: 'Topics',
  asHashed: 'The very letters that are hashed',
  hash: 'Fingerprint',
  hashWhat: 'The SHA-256 of the text. Every signature carries it, and anyone can hash the text again.',

  organizers: 'Who organizes',
  organizersCaption: 'Organizers, and whether they have accepted',

  fixed: 'What is fixed',
  fixedText:
    'The name, for whom it is, the statement and the topics can no longer be changed, and organizers no longer be invited. For another text you would have to give this petition up and begin anew.',
  opens: (needed: number, lastDay: CalendarDay) =>
    `Signing opens at once, until the end of ${dayWritten(lastDay)}. ${needed} must sign.`,
  awaits: 'It is public from then on, and waits for what the rules ask before anybody signs.',
  screened: (days: number) => `Staff look at it first, for at most ${days} days. Then signing opens.`,
  kept: (signed: number) =>
    signed === 1 ? 'The one signature that it has stays.' : `The ${signed} signatures that it has stay.`,
  setAside: (signed: number) =>
    signed === 1
      ? 'The one signature that it has is set aside: it was given to another text.'
      : `The ${signed} signatures that it has are set aside: they were given to another text.`,
  judgedBy: 'It is judged by',

  freeze: 'Freeze the text and open for signature',
  begin: 'Freeze the text and submit it',
  submit: 'Freeze the text and give it to staff',
  back: 'Go back to the draft',
} as const;
