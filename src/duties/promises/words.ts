import type { Wordings } from '../../platform/plug.ts';

/** The sentences of what a group promises. */
export const words = {
  title: 'Promises',
  lede: (group: string) => `What ${group} has said that it will do, and by when. Everybody reads it.`,
  open: 'Open',
  openCaption: 'Open promises, the first due first',
  kept: 'Closed',
  keptCaption: 'Promises that were met or released, the latest first',
  none: 'No promise is open.',
  noneWhy: 'What the group promises will stand here, with the day by which it is due.',
  make: 'Promise something',
  text: 'What the group will do',
  textHint: 'One sentence, as “Publish the floor plans of the first ten libraries”.',
  dueOn: 'By which day',
  dueHint: 'Conveners get a letter a week before, on the day, and on the day after if it is still open.',
  button: 'Promise it, in public',
  notDone: 'Nothing is promised yet',
  badDay: 'Write the day as 2026-11-30.',
  link: 'What the group has promised',
} as const;

/** What stands in the way of a promise. */
export const wordings: Wordings = {
  'promise-missing': () => ({ say: 'Write what the group will do.' }),
  'promise-long': ({ most }) => ({ say: `At most ${Number(most)} letters: one sentence is enough.` }),
  'promise-day-past': () => ({ say: 'That day is over. Choose today or a day to come.' }),
  'promise-day-far': () => ({ say: 'That is more than ten years ahead. Choose an earlier day.' }),
  'promises-many': ({ most }) => ({ say: `${Number(most)} promises are open. Close one before you make another.` }),
};
