import type { CalendarDay } from '../../platform/time/index.ts';
import { countWritten, dayWritten } from '../../platform/written/index.ts';

/** “Membership initiative groups”. */
export const asTitle = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The sentences of the Handbook. */
export const words = {
  lede: (groups: string, units: string, association: string) =>
    `The ${groups} and the ${units} of the ${association}: what each is for, who answers for it, and since when.`,
  asItStood: (handbook: string, on: CalendarDay) => `${handbook} as it stood on ${dayWritten(on)}`,
  contents: 'Contents',
  chapter: (title: string, entries: number) => `${title} (${countWritten(entries)})`,
  take: 'Take away',
  print: 'To print, the whole book',
  csv: 'As a table (CSV)',
  json: 'For programs (JSON)',
  another: 'Another day',
  day: 'As it stood on',
  dayHint: 'A day, as 2025-06-30.',
  show: 'Show that day',
  present: 'As it stands today',
  notADay: 'Write the day as 2025-06-30.',
  notYet: (today: CalendarDay) => `That day has not come yet. Choose one up to ${dayWritten(today)}.`,
  notShown: 'That day cannot be shown.',
  edition: (since: CalendarDay | null) =>
    `The entries as they stood on that day, as far as it was recorded.${
      since === null
        ? ''
        : ` What happens is recorded since ${dayWritten(since)}; of earlier days only what was brought in then is known.`
    }`,
  notKept: 'It was changed later. What it said on this day was not kept.',
  entries: 'Entries',
  nothing: 'Nothing stands here yet.',
  nothingThen: 'Nothing stood here on that day.',
  nothingMore: 'Entries come by themselves, when a unit is founded or a group is opened.',
  endedGroups: (groups: string) => `${asTitle(groups)} that have ended`,
  number: (number: number) => `G ${number}`,
  sinceYear: (year: string) => `since ${year}`,
  fromTo: (from: string, until: string) => (from === until ? from : `${from}–${until}`),
  formerly: (names: readonly string[]) => `Formerly ${names.join(', ')}`,
  formerName: (name: string, untilOn: CalendarDay | null) => (untilOn ? `${name}, until ${untilOn.slice(0, 4)}` : name),
  conveners: (count: number) => (count === 1 ? 'Convener' : 'Conveners'),
  notNamed: 'somebody who does not hold the role any more',
  erased: 'somebody who is no longer known here',
  nobody: 'nobody',
  liaison: 'Staff liaison',
  state: 'State',
  sleeps: (until: CalendarDay, on: CalendarDay) =>
    until > on ? `Dormant until ${dayWritten(until)}` : `Dormant; was to be back on ${dayWritten(until)}`,
  renewing: 'Renewing',
  pending: (since: CalendarDay) => `Renewal pending since ${dayWritten(since)}`,
  petitionUnderWay: 'A petition to renew it is under way',
  lapses: (on: CalendarDay) => `Lapses on ${dayWritten(on)} unless it is renewed`,
  endProposed: {
    dissolve: 'It is proposed that it be dissolved',
    merge: 'It is proposed that it merge into another group',
    graduate: 'It is proposed that it become another body',
  },
  term: 'Term',
  to: 'to',
  endless: 'without an end',
  rules: 'Rules',
  ended: 'Ended',
  successor: 'Its work goes on in',
  topics: 'Topics',
  partOf: 'Part of',
  history: 'History of this entry',
} as const;
