import type { Wordings } from '../../platform/plug.ts';
import { countWritten, dayWritten } from '../../platform/written/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Dormancy } from './model.ts';

/** The sentences about a group that sleeps. */
export const words = {
  title: 'Dormancy',
  lede: (group: string) => `Whether ${group} sleeps, why, and when it will be back. Everybody reads it.`,
  now: 'Now',
  awake: 'This group is awake.',
  awakeWhy: 'A convener may say that it sleeps for a while. Its term runs on all the same.',
  sleeps: (returnsOn: CalendarDay) => `Sleeps until ${dayWritten(returnsOn)}`,
  overslept: (returnsOn: CalendarDay) => `Sleeps; was to be back on ${dayWritten(returnsOn)}`,
  because: (sleep: string, reason: string) => `${sleep}: ${reason}`,
  since: (declaredOn: string) => `Declared on ${dayWritten(declaredOn)}. The term runs on.`,
  declare: 'Let it sleep',
  reason: 'Why',
  reasonHint: 'A sentence or two, as “Both conveners are on leave until spring”. Everybody reads it.',
  returnsOn: 'Back on',
  returnsHint: 'The day on which the group goes on. On that day its conveners get a letter.',
  declareButton: 'Declare the group dormant',
  wake: 'Wake it',
  wakeWhy: 'Once it is awake, what is said here goes away.',
  wakeButton: 'Say that the group is back',
  notDone: 'The group is not dormant yet',
  badDay: 'Write the day as 2027-05-03.',
} as const;

/** “Sleeps until 3 May 2027”; once that day has come, that the group was to be back. */
export function sleepWritten({ returnsOn }: Pick<Dormancy, 'returnsOn'>, today: CalendarDay): string {
  return returnsOn > today ? words.sleeps(returnsOn) : words.overslept(returnsOn);
}

/** What stands in the way of sleep. */
export const wordings: Wordings = {
  'dormant-already': ({ returnsOn }) => ({
    say:
      typeof returnsOn === 'string'
        ? `The group sleeps already, until ${dayWritten(returnsOn)}.`
        : 'Another convener has just said that the group sleeps.',
  }),
  'dormancy-reason-missing': () => ({ say: 'Write why the group sleeps.' }),
  'dormancy-reason-long': ({ most }) => ({
    say: `At most ${countWritten(Number(most))} letters: two sentences are enough.`,
  }),
  'dormancy-return-past': () => ({ say: 'Choose a day to come.' }),
  'dormancy-return-after-term': ({ untilOn }) => ({
    say: `The term ends on ${dayWritten(String(untilOn))}. Choose a day before it, or renew the group first.`,
  }),
};

/** The sentences of the letter on the day of return. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  subject: (group: string) => `${group} is to be back today`,
  lede: (group: string) => `${group} sleeps, and today is the day on which it was to be back.`,
  reason: 'Why it sleeps',
  more: 'Say that it is back, and its home will say so. Until then it says that the day has passed.',
  button: 'Say that the group is back',
  fine: 'You get this, once, because you convene the group.',
} as const;
