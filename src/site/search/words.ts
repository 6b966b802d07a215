import { countWritten } from '../../platform/written/index.ts';

/** The sentences of the search over everything. */
export const words = {
  title: 'Search',
  lede: 'Petitions, groups and units in one place.',
  label: 'A name, a former name, or words of a purpose or charge',
  byWords: 'By words',
  button: 'Search',
  which: 'What to look for',
  everything: 'Everything',
  found: 'Found',
  foundCount: (count: number) => `${countWritten(count)} found`,
  inTalk: 'Look for the same in what was said in the e-lists',
  talk: 'Conversations',
  toTalk: 'Look for what was said in the e-lists',
  underTopic: (label: string) => `Under ${label}`,
  allTopics: 'All topics',
  topics: 'By topic',
  seeTopics: 'See the topics',
  topicsLede: 'Or look at all that stands under one topic.',
  none: 'Nothing matches.',
  noneMore: 'Try fewer words, another spelling, or a topic.',
  noneUnder: 'Nothing stands under this topic yet.',
  noneUnderMore: 'If you share a concern that no unit carries, a petition can begin here.',
  start: 'How to start',
} as const;
