import { countedWritten } from '../../platform/written/index.ts';

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
