import { countWritten, dayWritten } from '../../platform/written/index.ts';
import type { Nouns } from '../../roll/index.ts';

/** The sentences of the directory of groups. */
export const directoryWords = {
  lede: (groups: string, association: string) =>
    `The ${groups} of the ${association}: begun by members and run by them. Those that have ended stay here, with what they left.`,
  inTerm: (count: number) => `${countWritten(count)} in term`,
  haveEnded: (count: number) => `${countWritten(count)} that ${count === 1 ? 'has' : 'have'} ended`,
  find: 'Find',
  query: 'A name, a former name, a topic or a word of the purpose',
  which: 'Which groups',
  chips: { term: 'In term', ended: 'Ended', mine: 'Mine' },
  underTopic: (label: string) => `Under ${label}`,
  allTopics: 'All topics',
  active: 'In term',
  ended: 'Ended',
  months: (gone: number, total: number | null) => (total === null ? `${gone} months` : `${gone} of ${total} months`),
  renewing: (signed: number, needed: number | null) =>
    `Renewing: ${countWritten(signed)}${needed === null ? '' : ` of ${countWritten(needed)}`}`,
  renewalPending: (filedOn: string) => `Renewal pending since ${dayWritten(filedOn)}`,
  nothing: 'Nothing found',
  noneFound: 'No group matches.',
  noneFoundMore: 'Try fewer words, or look at all of them.',
  noneYet: (group: string) => `There is no ${group} yet.`,
  noneYetMore: 'It begins with a petition: a statement of purpose, and members who sign it.',
  showAll: 'Show all groups',
  nothingFits: 'Nothing that fits?',
  noGroupCarries: (group: string) => `No ${group} carries every concern.`,
  startOne:
    'If yours falls between the units, members can open one. The draft page shows who is near before anyone signs.',
  start: (group: string) => `How to start ${group}`,
} as const;

/** The sentences of a group's home that are put together from several capabilities. */
export const homeWords = {
  /** What has just been done, by the word in the address. */
  done: {
    joined: 'You take part in this group.',
    left: 'You have left this group.',
    visibility: 'Who sees your name is changed.',
  } as Readonly<Record<string, string>>,
  belonging: 'Belonging',
  term: 'Term',
  termNone: 'No term is recorded for this group.',
  termEndless: 'Without an end.',
  monthsGone: (gone: number, total: number) => `${gone} of ${total} months`,
  by: 'By',
  today: 'Today',
  made: (counted: number | null) =>
    counted === null ? 'Approved.' : `Approved. ${countWritten(counted)} signatures of members in good standing.`,
  madePetition: 'The petition',
  opened: 'Opened',
  renamed: (name: string) => `Name changed; before it was ${name}`,
  termBegan: 'The present term began',
  nextTerm: 'Renewed: the next term begins.',
  renewalOpens: 'A petition to renew may be begun',
  termEnds: 'The term ends. Without a renewal the group lapses on this day; what it left stays readable.',
  termEndsGrace: 'The term ends.',
  lapses: 'Without a renewal the group lapses on this day; what it left stays readable.',
  owed: 'What it is owed',
  filedUnder: 'Filed under',
  participants: 'Participants',
  liaison: 'Staff liaison',
  roles: 'Roles',
  rolesLink: 'Who answers for what',
  renewing: 'Renewal',
  renewingLink: 'When and how it is renewed',
  dormancy: 'Dormancy',
  dormancyLink: 'Whether it sleeps',
  promises: 'Promises',
  promisesLink: 'What it has promised',
  timeline: 'Timeline',
  timelineLink: 'From its first draft to today',
  entry: 'Entry',
  entryLink: (handbook: string) => `In the ${handbook}, and how it changed`,
  changes: 'Changes',
  changesLink: 'What was proposed',
  openTo: 'Open to',
  quickInside: 'You are in',
  quickOutside: 'Join',
  renewal: (signed: number, needed: number | null) =>
    `A petition to renew is open: ${countWritten(signed)}${needed === null ? '' : ` of ${countWritten(needed)}`} have signed.`,
  renewalPending: (filedOn: string) => `A petition to renew has been pending since ${dayWritten(filedOn)}.`,
  pendingWhy: ({ committee }: Nouns) => `The group goes on until ${committee.the} has decided.`,
  readRenewal: 'Read and sign it',
  readFiled: 'Read it',
} as const;

/** The words on the picture that is shown where somebody links to a group. */
export const cardWords = {
  what: 'A group of members',
  now: (participants: string, lastDay: string | null) =>
    lastDay === null ? participants : `${participants}, in term until ${dayWritten(lastDay)}`,
  ended: (state: string, on: string | null) => (on === null ? state : `${state} on ${dayWritten(on)}`),
  numbered: (number: number) => `Group ${number}`,
  months: (total: number) => `of ${total} months`,
} as const;
