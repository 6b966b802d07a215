import { countedWritten, dayWritten } from '../../platform/written/index.ts';
import type { OpenedPurpose } from '../../conversations/index.ts';

/** What each kind of list is for. */
export const purposeOf = {
  talk: 'All of the group talk here, by mail or on the web.',
  announce: 'News from those who lead the group; only they write.',
  committee: 'For those who hold certain offices. Readers come and go with the office.',
  closed: 'A closed session: only its readers know what is said.',
} as const;

/** The sentences of the lists of a group. */
export const words = {
  title: 'Lists',
  lede: (group: string) => `Where ${group} talks, and what each list is for.`,
  lists: 'Lists',
  none: 'You may read no list of this group.',
  noneMore: 'Whoever takes part in the group reads its talk.',
  toGroup: 'The group',
  messages: (count: number) => countedWritten(count, 'message', 'messages'),
  readers: (count: number) => countedWritten(count, 'reader', 'readers'),
  own: 'You read it.',
  closedOn: (on: string) => `Closed on ${dayWritten(on)}; it stays to be read.`,
  sessions: 'Closed sessions',
  sessionsWhy: 'What is said in them is for their readers alone. Why they are closed is for everybody in the group.',
  session: (on: string, until: string | null) =>
    until === null ? `Since ${dayWritten(on)}` : `${dayWritten(on)} to ${dayWritten(until)}`,
  openAnother: 'Open another list',

  openTitle: 'Open a list',
  openLede: (group: string) => `Another list of ${group}, beside its talk.`,
  kinds: 'What it is for',
  kind: {
    announce: 'News',
    committee: 'A working list',
    closed: 'A closed session',
  } satisfies Record<OpenedPurpose, string>,
  choose: {
    announce: 'Open a list for news',
    committee: 'Open a working list',
    closed: 'Open a closed session',
  } satisfies Record<OpenedPurpose, string>,
  goesTo: {
    announce:
      'Whoever takes part in the group reads it from now on. Anybody may stop reading it and stay in the group.',
    committee: 'Who holds one of the offices that you choose reads it, for as long as they hold it.',
    closed:
      'You name its readers, and are one of them. Nobody else sees the list, its name, or what is said; its address cannot be guessed.',
  } satisfies Record<OpenedPurpose, string>,
  details: 'Details',
  name: 'Name',
  names: {
    announce: (group: string) => `${group}: news`,
    committee: () => '',
    closed: () => '',
  } satisfies Record<OpenedPurpose, (group: string) => string>,
  nameHint: 'Stands above what is said there, and in its mail.',
  visibility: 'Who may read what is said there',
  roles: 'For those who are, in this group',
  unit: 'Or for the offices of a body to which you belong',
  noUnit: 'No body: the roles above',
  offices: 'Which of its offices',
  reason: 'Why the session is closed',
  reasonHint: 'Whoever takes part in the group reads this, and it stays on record. Name no person.',
  readersField: 'Readers',
  readersHint: 'Member numbers or mail addresses of people who take part in the group, one to a line.',
  unknown: (typed: readonly string[]) =>
    `Nobody who takes part in the group goes by ${typed.map((each) => `“${each}”`).join(', ')}.`,
  open: 'Open the list',
  notOpened: 'The list was not opened.',
  other: 'Another kind of list',

  closeTitle: (list: string) => `Close ${list}?`,
  closeLede: 'Nobody writes to it any more. What was said stays, and who may read it now may read it then.',
  close: 'Close',
  reopen: 'Open it again',
  reopenWhy: 'You closed this list. Open it again, and its readers can write to it as before.',
  closeLink: 'Close this list',
  closeButton: 'Close the list',
  stay: 'Leave it open',
} as const;
