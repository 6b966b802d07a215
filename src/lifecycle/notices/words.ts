import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import { countWritten, dayWritten } from '../../platform/written/index.ts';
import type { PolicyView } from '../../charters/index.ts';
import type { Nouns } from '../../roll/index.ts';

type Renewal = PolicyView['renewal'];

/** The sentences of the letters about a term that ends. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  subject: (group: string, lastDay: string) => `The term of ${group} ends on ${lastDay}`,
  ledeOpens: (group: string) => `from today ${group} may be renewed.`,
  lede: (group: string) => `${group} is not renewed yet.`,
  term: 'Last day of the term',
  lastDay: (untilOn: CalendarDay) => dayWritten(addDays(untilOn, -1)),
  day: dayWritten,
  needed: 'What is needed',
  neededValue: (renewal: Renewal, lapsesOn: CalendarDay): string => {
    switch (renewal.by) {
      case 'petition':
      case 'letters':
        return `A petition that ${countWritten(renewal.count)} sign, filed by ${dayWritten(addDays(lapsesOn, -1))}`;
      case 'registration':
        return 'That a convener registers it again';
      case 'deliverables':
        return 'That conveners say what it has delivered';
      case 'agreement':
        return 'That its sponsor agrees';
      case 'nothing':
        return 'Nothing';
    }
  },
  lapses: 'Lapses otherwise on',
  underWay: 'The petition so far',
  signed: (signed: number, needed: number | null) =>
    needed === null ? 'Begun, and not open yet' : `${countWritten(signed)} of ${countWritten(needed)} have signed`,
  button: 'See how the renewal stands',
  fine: ({ headquarters }: Nouns) =>
    `You get this because you convene the group, or are its contact at ${headquarters.named}. There are a few such letters before a term ends, each once.`,
  lapsedSubject: (group: string) => `${group} has lapsed`,
  lapsedLede: (group: string) => `the term of ${group} is over, and it was not renewed.`,
  lapsedInactive: (group: string) => `${group} has lapsed: for a long time nobody gave a sign of life.`,
  lapsedOn: 'Lapsed on',
  lapsedMore:
    'Nothing is deleted: its home, its names and what it left stay to be read. Its page says from when it may be begun again.',
  lapsedFine: ({ headquarters }: Nouns) =>
    `You get this because you convened the group, or were its contact at ${headquarters.named}.`,
} as const;
