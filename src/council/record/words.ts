import { countedWritten } from '../../platform/written/index.ts';
import type { Nouns } from '../../roll/index.ts';
import type { RecordKind } from './model.ts';

/** The sentences of the public record. */
export const words = {
  title: 'Record',
  lede: ({ council }: Nouns) =>
    `Every petition that was opened, every decision on one, and every report to ${council.the}, whatever became of it.`,
  look: 'Look',
  label: 'Look in the record',
  query: 'Words of a title or a text',
  button: 'Look in the record',
  kindLegend: 'What',
  all: 'Everything',
  kinds: { petition: 'Petitions', decision: 'Decisions', report: 'Reports' } satisfies Record<RecordKind, string>,
  one: { petition: 'Petition', decision: 'Decision', report: 'Report' } satisfies Record<RecordKind, string>,
  sealed: 'Every hour what stands here is sealed, so that nobody can change it unseen.',
  seal: 'How that works, and how to check it',
  years: 'Years',
  yearsCaption: 'What each year has on record',
  year: 'Year',
  inYear: (year: string) => `In ${year}`,
  allYears: 'All years',
  found: 'On record',
  foundCount: (total: number) => `${countedWritten(total, 'entry', 'entries')}, latest first.`,
  none: 'Nothing on record',
  noneWhy: 'Nothing matches that. Try fewer words, or all years.',
  nothingYet: ({ committee, council }: Nouns) =>
    `What members, ${committee.common} and ${council.common} do will stand here.`,
  pages: 'Pages of the record',
  opened: 'Opened',
  decided: 'Decided',
  reported: 'Reported',
} as const;
