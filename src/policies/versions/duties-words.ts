import { countedWritten } from '../../platform/written/index.ts';
import type { Nouns } from '../../roll/index.ts';
import type { DutyRule } from './duties-model.ts';

/** The sentences in which a policy says who owes what. */
export const dutyWords = {
  title: 'Duties',
  caption: 'Who owes what in how many days',
  duty: 'What',
  owes: 'Owed by',
  days: 'Within',
  reminded: 'Reminded',
  shown: 'Overdue is read by',
  duties: ({ committee, council, handbook }: Nouns): Record<DutyRule['duty'], string> => ({
    receipt: 'Acknowledging receipt of a petition',
    verification: 'Verifying its signatures',
    'consultation-reply': `Answering what ${committee.the} asks`,
    listing: `Listing a new group in ${handbook.the}`,
    contact: 'Naming a contact for a new group',
    report: `Reporting a decision to ${council.the}`,
    promise: 'What a group promises',
  }),
  conveners: 'The conveners of the group',
  atUnitAsked: (office: string) => `${office} of the unit that is asked`,
  daysValue: (days: number | null) => (days === null ? 'the day that was named' : countedWritten(days, 'day', 'days')),
  remindedValue: (days: number | null) =>
    days === null
      ? 'by the question’s own letter'
      : `${countedWritten(days, 'day', 'days')} before, on the day, the day after`,
  shownTo: { everyone: 'everybody', staff: 'staff' },
} as const;
