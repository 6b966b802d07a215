import type { Impediment } from '../../platform/refusal/index.ts';
import type { Wording, Wordings } from '../../platform/plug.ts';
import { dayWritten } from '../../platform/written/index.ts';
import { capital, type Nouns } from '../../roll/index.ts';
import type { ReportDocument, ToldAs } from './model.ts';

/** What every form of a report says around its items. */
export const documentWords = {
  sections: { information: 'For information', action: 'For action' } satisfies Record<ToldAs, string>,
  /** Each item goes on from these. */
  leads: ({ committee }: Nouns): Record<ToldAs, string> => ({
    information: `${capital(committee.the)} reports that it`,
    action: `${capital(committee.the)} asks for action: it`,
  }),
  title: (committee: string) => `Report of the ${committee}`,
  kind: ({ to, toldAs }: Pick<ReportDocument, 'to' | 'toldAs'>) =>
    `Report to ${to}, for ${toldAs === 'action' ? 'action' : 'information'}`,
  addressee: ({ to, toldAs }: Pick<ReportDocument, 'to' | 'toldAs'>) =>
    `${to.charAt(0).toUpperCase()}${to.slice(1)}, for ${toldAs === 'action' ? 'action' : 'information'}`,
  draft: 'Draft, without a number',
  labels: { number: 'Number', from: 'From', to: 'To', on: 'Date', amends: 'Amends' },
  day: dayWritten,
  changed: 'What has changed',
  submitted: 'Respectfully submitted',
  chair: (name: string) => `${name}, chair`,
  noChair: 'The chair',
} as const;

/** What stands in the way of an act on a report, and what to do. */
export const wordings: Wordings = {
  'report-draft-open': ({ report }) => ({
    say: 'A draft is open already, and there is one at a time.',
    todo: { label: 'Go on with it', href: `/reports/${report}/draft` },
  }),
  'nothing-to-report': () => ({ say: 'All that was decided has been reported.' }),
  'report-final': () => ({
    say: 'This report is final, and its text no longer changes.',
    todo: { label: 'An amended report can be drawn up from its page' },
  }),
  'report-changed-meanwhile': () => ({
    say: 'Someone else changed this draft while you were writing. Yours is kept below.',
    todo: { label: 'Compare it with the draft as it is now, in another window' },
  }),
  'report-changed-since-read': () => ({
    say: 'The draft has changed since you opened this page. Read it again before it becomes final.',
  }),
  'report-title-missing': () => ({
    say: 'The report has no title.',
    todo: { label: 'Write the title', href: '#title' },
  }),
  'report-empty': () => ({
    say: 'The report tells nothing: every item is left out.',
    todo: { label: 'Take an item in' },
  }),
  'report-item-empty': ({ item, place }) => ({
    say: `Item ${place} has no text.`,
    todo: { label: 'Write it, or leave the item out', href: `#body-${item}` },
  }),
  'report-change-unsaid': () => ({
    say: 'An amended report says what has changed, and why.',
    todo: { label: 'Write it', href: '#changed' },
  }),
  'report-not-final': () => ({ say: 'Only a final report can be amended.' }),
};

/** An impediment of ours in words; its code where words are missing, which a test forbids. */
export function wordingOf(impediment: Impediment): Wording {
  return wordings[impediment.code]?.(impediment) ?? { say: impediment.code };
}
