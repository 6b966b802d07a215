import { countedWritten, countWritten } from '../../platform/written/index.ts';

/** The sentences of those who read a list. */
export const words = {
  title: 'Participants',
  lede: (list: string) => `Who reads ${list}.`,
  readers: 'Readers',
  count: (count: number) => countedWritten(count, 'person reads it.', 'people read it.'),
  filled: (offices: string, body: string) =>
    `They are those who hold an office: ${offices}, in ${body}. With the office it ends.`,
  named: 'They were named by a convener. Nobody else sees this list.',
  since: 'Since',
  who: 'Who',
  thisGroup: 'this group',
  somebody: 'Somebody who is no longer known here',
  end: 'Take off',
  endOf: (name: string) => `Take ${name} off the list`,
  change: 'Change',
  name: 'Name a reader',
  typed: 'Member number or e-mail address',
  typedHint: 'Somebody who takes part in the group. They read all that was said here, too.',
  button: 'Name them',
  notNamed: 'Nobody was named.',
} as const;

/** The sentences of the participants of a whole group. */
export const participantWords = {
  title: 'Participants',
  lede: (list: string) => `Who takes part in ${list}, as far as they chose to be seen.`,
  people: 'People',
  count: (found: number | null, shown: number, all: number) =>
    `${countedWritten(all, 'person takes', 'people take')} part; ${countWritten(shown)} of them chose to be named${
      found === null ? '' : `, and ${countWritten(found)} fit what you asked for`
    }.`,
  nobody: 'Nobody is named here.',
  nobodyMore: 'Either the group does not show who takes part, or nobody has chosen to be seen yet.',
  noneFound: 'None of those who are named fits.',
  noneFoundMore: 'Ask for less, or look at all of them.',
  find: 'Find people',
  show: 'Show who fits',
  showAll: 'Show all',
  serves: (labels: readonly string[]) => `Serves: ${labels.join(', ')}`,
  work: (labels: readonly string[]) => `Does: ${labels.join(', ')}`,
  yourself: 'Yourself',
  shown: 'Your name is shown here.',
  hidden: 'Your name is not shown here.',
  toProfile: 'What you say of yourself',
  toShow: 'Show your name on the roster',
} as const;
