import type { Wordings } from '../../../platform/plug.ts';

export const wordings: Wordings = {
  'too-many-lists': ({ most }) => ({
    say: `A group has at most ${String(most)} lists that are open. Close one first.`,
  }),
  'filling-missing': () => ({ say: 'Say whose list it is: choose the roles or the offices whose holders read it.' }),
  'filling-not-own': () => ({
    say: 'Only whoever holds an office of a unit opens a list for its offices. Choose one of yours.',
  }),
  'session-reason-missing': () => ({ say: 'Say why the session is closed. Whoever takes part in the group reads it.' }),
  'session-reason-long': ({ most }) => ({ say: `The reason has at most ${String(most)} letters. Shorten it.` }),
  'too-many-readers': ({ most }) => ({ say: `A closed session has at most ${String(most)} readers.` }),
  'talk-stays-open': () => ({ say: 'The talk of a group stays open as long as the group does.' }),
  'list-closed-already': () => ({ say: 'The list is closed already.' }),
  'session-stays-closed': () => ({ say: 'A closed session is read by its readers alone, for ever.' }),
  'readers-not-named': () => ({ say: 'The readers of this list are not named one by one.' }),
  'reader-not-named': () => ({
    say: 'You are not among those for whom the list is. Its conveners can name you.',
  }),
};
