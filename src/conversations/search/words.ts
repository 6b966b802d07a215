import { countedWritten } from '../../platform/written/index.ts';

/** The sentences of looking for what was said. */
export const words = {
  title: 'Look for what was said',
  lede: 'In every e-list that you may read: subjects, texts, and the names of who wrote.',
  byWords: 'Look for words',
  label: 'Search the conversations',
  query: 'Words',
  button: 'Search',
  narrow: 'Only from one writer, some days or one list',
  author: 'Written by',
  from: 'From',
  until: 'Until',
  list: 'In',
  all: 'All lists',
  found: 'Found',
  count: (total: number) => countedWritten(total, 'message', 'messages'),
  common: 'These words are common: only the 10,000 newest messages were looked through, newest first.',
  commonMore: 'To look further back, add a rarer word, a writer, a list or days.',
  many: 'More messages have these words than can be weighed: 10,000 of them were.',
  none: 'Nothing was found.',
  noneMore: 'Try fewer words, another form of them, or leave out the writer and the days.',
  noSubject: 'Without a subject',
} as const;
