import { countedWritten, countWritten } from '../../platform/written/index.ts';

/** The sentences of the ledger as a whole. */
export const words = {
  byUnit: 'By unit',
  byUnitCaption: 'Duties of the posts of each unit',
  byUnitFine: 'What is done by itself on its day, as the letter that a term ends, is not counted.',
  unit: 'Unit',
  nowhere: 'Posts that no unit has',
  open: 'Open',
  overdue: 'Overdue',
  met: 'Met',
  median: 'Half within',
  days: (days: number | null) => (days === null ? '–' : countedWritten(days, 'day', 'days')),
  inTime: 'In time',
  share: (inTime: number, judged: number) =>
    judged === 0 ? '–' : `${countWritten(inTime)} of ${countWritten(judged)}`,
  nothingYet: 'No duty has been opened yet.',
  nothingYetWhy: 'The first one is opened when a petition is filed.',
  ofUnit: (unit: string) => `Duties: ${unit}`,
  ofUnitCaption: 'Open duties first, then the latest',
  groups: 'Groups',
  groupsTitle: 'What each group is owed, and owes',
  groupsLede:
    'Every group in term: what the rules say that it is owed, what of it is open in the ledger, and what it has promised.',
  group: 'Group',
  owed: 'It is owed',
  owes: 'It owes',
  byRule: 'By the rules',
  contact: 'Contact',
  noContact: 'nobody is named',
  nothingOpen: 'nothing open',
  promises: (open: number, overdue: number) =>
    `${countedWritten(open, 'open promise', 'open promises')}${overdue > 0 ? `, ${countWritten(overdue)} overdue` : ''}`,
  kept: (inTime: number, judged: number) => `${countWritten(inTime)} of ${countWritten(judged)} kept in time`,
  noGroups: 'No group is in term.',
  all: 'All duties',
} as const;
