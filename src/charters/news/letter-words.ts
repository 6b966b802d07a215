import { countedWritten, dayWritten } from '../../platform/written/index.ts';
import type { DecisionResult } from '../docket/model.ts';
import type { ClosedCode } from '../petitions/model.ts';

/** What became of a petition, for whoever signed it. */
type Outcome = DecisionResult | 'expired' | 'left' | ClosedCode;

/** The sentences of the letters to those who signed and asked to be told. */
export const newsLetterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  petition: 'Petition',
  reasons: 'Reasons',
  see: 'See the petition',
  seeGroup: 'Go to the group',
  fine: 'You get this because you signed this petition and asked to be told how it goes on. To get no more of these letters:',

  newsSubject: (title: string) => `News of a petition you signed: ${title}`,
  newsLede: (title: string, item: string) => `the organizers of “${title}” write: ${item}`,

  filedSubject: (title: string) => `Thank you: ${title} is filed`,
  filedLede: (title: string, signed: number, filedOn: string) =>
    `thank you for signing. “${title}” was filed on ${dayWritten(filedOn)} with ${countedWritten(signed, 'signature', 'signatures')}, and yours is one of them.`,
  filedNext: (committee: string) =>
    `Staff now test each signature once more. Then the petition is before ${committee}. You get a letter when it has been decided.`,

  outcomeSubject: (outcome: Outcome, title: string) => `${outcomes[outcome].head}: ${title}`,
  outcomeLede: (outcome: Outcome, title: string) => outcomes[outcome].lede(title),
  votes: 'Votes',
  voted: (votesFor: number, against: number, abstained: number) =>
    `${votesFor} for, ${against} against, ${abstained} abstained`,
  decidedOn: 'Decided',
  decidedBy: 'By',
  day: dayWritten,
} as const;

const outcomes: Readonly<Record<Outcome, { readonly head: string; readonly lede: (title: string) => string }>> = {
  approved: {
    head: 'Approved',
    lede: (title) => `“${title}”, which you signed, is approved. The group has a home, and every member may join.`,
  },
  declined: { head: 'Declined', lede: (title) => `“${title}”, which you signed, is declined.` },
  returned: {
    head: 'Returned for changes',
    lede: (title) => `“${title}”, which you signed, is returned to its organizers, who are asked for changes.`,
  },
  expired: {
    head: 'Closed',
    lede: (title) =>
      `the time of “${title}”, which you signed, is over, and it was not filed. Its page stays to be read.`,
  },
  left: {
    head: 'Closed',
    lede: (title) => `“${title}”, which you signed, is closed without a decision. Its page stays to be read.`,
  },
  'group-ended': {
    head: 'Closed',
    lede: (title) =>
      `“${title}”, which you signed, is closed: its group has ended by a decision, so there is nothing left to renew. Its page stays to be read.`,
  },
  'group-renewed': {
    head: 'Closed',
    lede: (title) => `“${title}”, which you signed, is closed: the group has been renewed by another petition.`,
  },
};
