import type { Nouns } from '../../roll/index.ts';

/** The sentences of the feeds. */
export const feedWords = {
  petitions: 'Petitions',
  petitionsWhat: 'Petitions that opened, were filed, decided or closed.',
  decisions: 'Decisions on petitions',
  decisionsWhat: 'What was decided on petitions, the latest first.',
  reports: ({ council }: Nouns) => `Reports to ${council.the}`,
  reportsWhat: ({ council }: Nouns) => `What ${council.the} is told, the latest first.`,
  groups: 'Groups',
  groupsWhat: 'Groups that were opened, renamed, or came to their end.',
  ofGroup: (group: string) => `What happens to ${group}`,
  ofGroupWhat: (group: string) => `Decisions, terms, promises, names and the end of ${group}, the latest first.`,
  happened: (group: string, what: string) => `${group}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  ofList: (list: string) => `What is said in ${list}`,
  ofListWhat: (list: string) => `The messages of ${list}, the latest first.`,
  noSubject: 'Without a subject',
  results: { approved: 'Approved', declined: 'Declined', returned: 'Returned for changes' },
  votes: (votesFor: number, against: number, abstained: number) =>
    `${votesFor} for, ${against} against, ${abstained} abstained.`,
} as const;
