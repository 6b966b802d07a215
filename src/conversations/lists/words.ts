import { countedWritten, countWritten } from '../../platform/written/index.ts';
import type { ListPurpose, Visibility } from './model.ts';

/** What a list is called beside its name. */
export const purposeWords: Readonly<Record<ListPurpose, string>> = {
  talk: 'E-list',
  announce: 'Announcements',
  committee: 'Working list',
  closed: 'Closed session',
};

/** Who may read, as a sentence. */
export const visibilityWords: Readonly<Record<Visibility, string>> = {
  public: 'Everyone may read what is said here.',
  members: 'Members may read what is said here, whether they take part or not.',
  participants: 'Only those who take part may read what is said here.',
};

/** The sentences about a list as a thing. */
export const words = {
  about: 'About this list',
  threads: 'Threads',
  talk: 'Talk',
  noSubject: 'Without a subject',
  toList: 'The e-list: how to write there, and by mail',
  allMessages: (count: number) =>
    `Everything said, ${countedWritten(count, 'message', 'messages')}, and how to write there`,
  participants: 'Who reads it',
  allLists: 'All lists of the group, and what each is for',
  messages: (count: number) => countedWritten(count, 'message', 'messages'),
  fresh: (count: number) => `${countWritten(count)} new to you`,
  nextNew: 'Go to what is new to you',
  allSeen: 'Mark all as read',
  began: (name: string) => `Begun by ${name}`,
  last: (name: string) => `last from ${name}`,
  newest: 'Newest threads',
  pages: 'Pages of threads',
  feed: 'Feed (Atom)',
  search: 'Look for words',
  byMonth: 'All that was said, by month',
  empty: 'Nothing has been said here yet.',
  emptyMore: 'The first message begins a thread. It may be a question, a plan, or who you are.',
  begin: 'Begin a thread',
  in: 'You are in this list.',
  since: 'Since',
  notIn: 'You are not in this list.',
  joined: (group: string) => `You take part in ${group}.`,
  joinedMore: 'What is said in its list comes to you by mail. My page says how, and lets you change it.',
  join: 'Join the group',
  settings: 'Settings of the list',
  mine: 'How it comes to you',
  policy: 'How a message is judged',
  moderation: (waiting: number) =>
    waiting === 0 ? 'Nothing waits for a moderator' : `What waits for a moderator (${countWritten(waiting)})`,
  byMail: 'To write by mail, use your mail program as ever:',
  writers: {
    talk: 'Whoever takes part in the group may write here, on this page or by mail.',
    announce: 'Only those who lead the group write here.',
    committee: 'Its readers write here, on this page or by mail.',
    closed: 'Its readers write here, on this page or by mail. Nobody else sees it.',
  } satisfies Record<ListPurpose, string>,
  closed: (on: string) => `Closed on ${on}. It stays here to be read, and nobody writes to it any more.`,
} as const;
