import { dayWritten } from '../../platform/written/index.ts';

/** The sentences of the letter to conveners of a group in which nothing happens. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  subject: (group: string, lapsesOn: string) =>
    `${group} lapses on ${dayWritten(lapsesOn)} unless it gives a sign of life`,
  lede: (group: string) =>
    `nothing has been seen of ${group} for a long time, and its rules let a group lapse that is not active.`,
  last: 'Last sign of life',
  lapses: 'Lapses on',
  day: dayWritten,
  more: 'A message on its list is enough, or a promise, a new convener, a change of what it says of itself. If it only rests, say that it sleeps, and until when.',
  button: 'Go to the group',
  fine: 'You get this, once for a time without a sign of life, because you convene the group.',
} as const;
