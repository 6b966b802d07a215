import type { Wordings } from '../../platform/plug.ts';
import { countWritten, dayWritten } from '../../platform/written/index.ts';
import { capital, type Nouns } from '../../roll/index.ts';
import type { VoteResult, VoteWritten } from './model.ts';

/** What the council made of it. */
export const resultWords: Readonly<Record<VoteResult, string>> = {
  ratified: 'Ratified',
  'not-ratified': 'Not ratified',
  postponed: 'Postponed',
};

/** “90 for, 3 against, 5 abstained; 98 present”; empty where nothing was written down. */
export function figuresWritten({ votesFor, votesAgainst, votesAbstained, present }: VoteWritten): string {
  const were = present === null ? '' : `${countWritten(present)} present`;
  if (votesFor === null) return were;
  const cast = `${countWritten(votesFor)} for, ${countWritten(votesAgainst ?? 0)} against, ${countWritten(votesAbstained ?? 0)} abstained`;
  return were ? `${cast}; ${were}` : cast;
}

/** The sentences of the page on which the vote of the council is recorded. */
export const words = {
  title: ({ council }: Nouns) => `The vote of ${council.the}`,
  lede: (council: string) => `What ${council} voted on the approval of this petition.`,
  staff: 'Staff',
  docket: 'Docket',
  approval: 'The approval',
  earlier: 'Votes so far',
  record: 'The vote',
  result: ({ council }: Nouns) => `What did ${council.the} do?`,
  sayResult: ({ council }: Nouns) => `Say what ${council.the} did.`,
  results: { ratified: 'It ratified', 'not-ratified': 'It did not ratify', postponed: 'It postponed' },
  hints: ({ council }: Nouns) => ({
    ratified: 'The group opens, with its term from the day of the vote',
    'not-ratified': 'The petition ends; its record stays',
    postponed: `${capital(council.the)} votes on it again`,
  }),
  day: 'Day of the vote',
  present: 'Members present',
  votesFor: 'For',
  votesAgainst: 'Against',
  votesAbstained: 'Abstained',
  minute: 'Minute',
  minuteHint: 'As it stands in the minutes. It is published with the report. You may leave it empty.',
  save: 'Record the vote',
  outcome: ({ council }: Nouns) => `What ${council.the} did`,
  outcomeCaption: ({ council }: Nouns) => `Votes of ${council.the} on the items of this report`,
  columns: { item: 'Petition', result: 'Result', on: 'Day', figures: 'Votes' },
} as const;

/** What stands in the way of recording a vote of the council, and what to do. */
export const wordings = ({ council }: Nouns): Wordings => ({
  'decision-not-reported': () => ({
    say: `No report has told ${council.the} of this decision yet; it votes on what it was told.`,
    todo: { label: 'See the reports', href: '/reports' },
  }),
  'ratification-in-future': () => ({
    say: 'The day of the vote has not come yet.',
    todo: { label: 'Mend the day', href: '#votedOn' },
  }),
  'vote-before-report': ({ reportedOn }) => ({
    say: `The report is of ${dayWritten(String(reportedOn))}; the vote comes after.`,
    todo: { label: 'Mend the day', href: '#votedOn' },
  }),
});
