import type { Wordings } from '../../platform/plug.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import { countedWritten, countWritten, dayWritten } from '../../platform/written/index.ts';
import type { Way } from './model.ts';

/** The sentences about the renewal of a group. */
export const words = {
  title: 'Renewal',
  lede: (group: string) => `How the term of ${group} stands, and what is needed for the next one.`,
  stands: 'How it stands',
  term: 'Term',
  termValue: (fromOn: CalendarDay, untilOn: CalendarDay | null) =>
    untilOn === null
      ? `From ${dayWritten(fromOn)}, without an end`
      : `${dayWritten(fromOn)} to ${dayWritten(addDays(untilOn, -1))}`,
  noTerm: 'None is recorded',
  lapsedOn: 'Lapsed on',
  renewals: 'Renewed so far',
  renewalsValue: (renewals: number, atMost: number | null) =>
    atMost === null
      ? renewals === 0
        ? 'Not yet'
        : countedWritten(renewals, 'time', 'times')
      : `${countWritten(renewals)} of ${countedWritten(atMost, 'time', 'times')}`,
  judgedBy: 'Judged by',
  begun: { renewal: 'A petition may be begun', revival: 'It may be begun again' } satisfies Record<Way, string>,
  between: (fromOn: CalendarDay, untilOn: CalendarDay) =>
    `From ${dayWritten(fromOn)}, and is filed by ${dayWritten(addDays(untilOn, -1))}`,
  from: (fromOn: CalendarDay) => `From ${dayWritten(fromOn)}`,
  needed: 'What is needed',
  neededValue: (count: number) => `A petition that ${countWritten(count)} sign`,
  next: 'The next term',
  nextValue: (fromOn: CalendarDay) => `Begins on ${dayWritten(fromOn)}, where the last one ends`,
  nextRevived: 'Begins on the day of the decision',
  underWay: 'A petition is under way',
  readIt: 'Read it',
  draftUnderWay: 'It is begun, and its organizers are writing it. It can be read once it opens for signature.',
  pending: (filedOn: CalendarDay) =>
    `It was filed on ${dayWritten(filedOn)}. The group goes on until it is decided, also after the end of its term.`,
  begin: { renewal: 'Begin the renewal', revival: 'Begin it again' } satisfies Record<Way, string>,
  beginWhy: {
    renewal:
      'The draft has the name, the purpose, who it is open to and the topics of the group, and you may change each. After that it goes the way of every petition: organizers, signatures, verification, decision.',
    revival:
      'The draft has what the group was for, and you may change it. If the petition is approved, the same group goes on: its number, its home, its names and what it left.',
  } satisfies Record<Way, string>,
  button: { renewal: 'Begin a petition to renew it', revival: 'Begin a petition to revive it' } satisfies Record<
    Way,
    string
  >,
  inactive: 'Lapses',
  inactiveValue: (months: number) => `After ${countedWritten(months, 'month', 'months')} without a sign of life`,
  notNow: 'Why not now',
  recorded: 'How it is renewed',
  recordedLink: 'Put the renewal on record, or see what is',
} as const;

const day = (value: unknown): string => dayWritten(String(value));
const lastDay = (untilOn: unknown): string => day(addDays(String(untilOn), -1));

const otherWays: Readonly<Record<string, string>> = {
  registration: 'by registering again',
  deliverables: 'by what it has delivered',
  agreement: 'by agreement with its sponsor',
};

/** What stands in the way of a renewal. */
export const wordings: Wordings = {
  'renewal-group-ended': () => ({
    say: 'The group has ended by a decision, and that stands. A new group can take up what it did.',
    todo: { label: 'How to start a group', href: '/start' },
  }),
  'renewal-not-needed': () => ({ say: 'The group has no term that ends, so there is nothing to renew.' }),
  'renewal-other-way': ({ by }) => ({
    say: `Under its rules the group is not renewed by petition but ${otherWays[String(by)] ?? 'in another way'}.`,
  }),
  'renewals-used-up': ({ atMost }) => ({
    say: `Its rules let a group be renewed ${countedWritten(Number(atMost), 'time', 'times')}, and it has been. Members may petition for a new group.`,
    todo: { label: 'How to start a group', href: '/start' },
  }),
  'renewal-too-early': ({ fromOn }) => ({ say: `A renewal may be begun from ${day(fromOn)} on.` }),
  'renewal-too-late': ({ untilOn }) => ({ say: `It had to be filed by ${lastDay(untilOn)}.` }),
  'hiatus-not-over': ({ fromOn }) => ({
    say: `A group that lapsed rests for a while: it may be begun again from ${day(fromOn)} on.`,
  }),
  'renewal-under-way': () => ({ say: 'A petition to renew the group is under way already.' }),
  'renewal-not-a-convener': () => ({ say: 'Its conveners begin it. Write to one of them, or become one.' }),
};
