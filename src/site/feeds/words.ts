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
  ofGroupWhat: (group: string) =>
    `Opened, renamed, renewed, its conveners and its end: what happens to ${group}, the latest first.`,
  happened: (group: string, what: string) => `${group}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  ofList: (list: string) => `What is said in ${list}`,
  ofListWhat: (list: string) => `The messages of ${list}, the latest first.`,
  noSubject: 'Without a subject',
  results: { approved: 'Approved', declined: 'Declined', returned: 'Returned for changes' },
  votes: (votesFor: number, against: number, abstained: number) =>
    `${votesFor} for, ${against} against, ${abstained} abstained.`,
} as const;

/** What happened to a group, by the kind of the fact that tells of it. */
export const happenedWords: Readonly<Record<string, string>> = {
  'groups.group-opened': 'The group was opened.',
  'groups.group-renamed': 'The group has another name.',
  'groups.group-described': 'The group changed what it says of itself.',
  'groups.group-repurposed': 'The group has another purpose.',
  'groups.liaison-named': 'The group has another contact.',
  'groups.role-accepted': 'Somebody became a convener.',
  'groups.role-ended': 'A convener laid down the role.',
  'groups.group-lapsed': 'The group lapsed.',
  'groups.group-resumed': 'The group came back.',
  'groups.group-ended': 'The group came to its end.',
  'charters.term-opened': 'A term began.',
  'charters.term-renewed': 'The term was renewed.',
  'lifecycle.dormancy-declared': 'The group is dormant for a while.',
  'lifecycle.group-woken': 'The group is awake again.',
  'lifecycle.change-made': 'A change that was decided took effect.',
};
