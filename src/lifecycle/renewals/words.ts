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
  hiddenUnderWay: 'It has been submitted, and staff look at it. It can be read once it is public.',
  yourDraft: 'Your draft',
  goOn: 'Go on with your draft',
  firstGoesOn:
    'Others may write a draft as well. The first that is made public goes on; the others wait, and can go on if it comes to nothing.',
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
  'renewal-under-way': ({ petition, state }) => ({
    say: 'Another petition to renew the group is under way. A draft of yours stays, and can be made public if that one comes to nothing.',
    ...(state !== 'screening' && { todo: { label: 'Read the other one', href: `/petitions/${Number(petition)}` } }),
  }),
  'renewal-drafted': ({ petition }) => ({
    say: 'You are writing a petition to renew the group already.',
    todo: { label: 'Go on with your draft', href: `/petitions/${Number(petition)}/draft` },
  }),
  'renewal-not-a-convener': () => ({ say: 'Its conveners begin it. Write to one of them, or become one.' }),
};

/** The sentences of the letter to those whose draft waits. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  otherSubject: (title: string) => `Another petition to renew it is public: ${title}`,
  otherLede: (title: string) =>
    `you are writing a petition to renew a group, and another one for the same group, “${title}”, has been made public first. One at a time goes on, so yours waits.`,
  otherMore:
    'Read the other one, and sign it if it says what you want; its organizers may take in what yours has. If it comes to nothing, you can make yours public. If it is approved, your draft is closed.',
  yours: 'Your draft',
  otherButton: 'Read the other petition',
  otherFine: 'You get this because you organize a draft to renew the same group.',
} as const;
