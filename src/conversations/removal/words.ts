import type { Wordings } from '../../platform/plug.ts';
import { countWritten } from '../../platform/written/index.ts';
import type { RemovalCode, RemovalReason } from '../threads/model.ts';

/** Why a moderator takes a message down, as a moderator chooses it and as readers are told. */
export const reasonWords: Readonly<Record<RemovalReason, string>> = {
  'off-topic': 'it was not about what the list is for',
  conduct: 'it went against the code of conduct',
  private: 'it told what is private',
  rights: 'it held what belongs to others',
  spam: 'it was advertising',
  other: 'for another reason',
};

const goneWords: Readonly<Record<RemovalCode, string>> = {
  ...reasonWords,
  withdrawn: 'Its writer took this message back',
  erased: 'What stood here was erased with its writer',
};

/** What stands where a message stood, up to its day. */
export const tombstone = (code: RemovalCode): { readonly before: string; readonly after: string } =>
  code === 'withdrawn' || code === 'erased'
    ? { before: `${goneWords[code]} on`, after: '.' }
    : { before: 'A moderator took this message down on', after: `: ${goneWords[code]}.` };

export const words = {
  correct: 'Correct',
  correctTitle: 'Correct what you wrote',
  correctLede: (until: string) =>
    `Until ${until} you can change it here. It has left as mail, which nobody can call back: the page will say when you corrected it.`,
  body: 'Your message',
  correctDo: 'Save the correction',
  notCorrected: 'This was not corrected.',
  corrected: 'corrected',
  takeBack: 'Take back',
  takeBackTitle: 'Take back what you wrote',
  takeBackLede:
    'Its text and its files go from these pages, from search, feeds and digests. That you took it back stays to be read, and so do the answers. Mail that has left cannot be called back.',
  takeBackDo: 'Take it back',
  takeDown: 'Take down',
  takeDownTitle: 'Take a message down',
  takeDownLede:
    'Its text and its files go from these pages, from search, feeds and digests. The reason stays in its place, and the answers stay. For 30 days a moderator can put it back; then it is gone.',
  takeDownDo: 'Take it down',
  why: 'Why',
  note: 'What readers are told besides',
  noteHint: 'It stands in the thread. Leave it empty where the reason says enough.',
  says: 'It says',
  notDone: 'Nothing was taken down.',
  wasSaid: 'What it said, for moderators',
  putBack: 'Put it back',
  ownStaysDown: 'You wrote it. Another moderator can put it back.',
  back: 'Back to the message',
} as const;

export const wordings: Wordings = {
  'message-is-down': () => ({ say: 'The message has been taken down already.' }),
  'message-not-yours': () => ({ say: 'Only its writer can do this.' }),
  'message-came-by-mail': () => ({
    say: 'It came by mail, and stands as it came. Send another message, or take this one back.',
  }),
  'correcting-is-over': () => ({
    say: 'A message can be corrected for 15 minutes. Answer it to put something right, or take it back.',
  }),
  'correcting-what-was-held': () => ({
    say: 'A moderator let this message through as it stands. Answer it to put something right, or take it back.',
  }),
  'correcting-while-moderated': () => ({
    say: 'A moderator looks at your messages to this list first. Answer this one to put something right, or take it back.',
  }),
  'correcting-while-banned': () => ({
    say: 'Your messages are not taken here any more. You can take this one back; the conveners can tell you why.',
  }),
  'correcting-in-closed-thread': () => ({
    say: 'This thread is closed, and what stands in it stays as it is. You can take the message back.',
  }),
  'message-is-own': ({ others }) => ({
    say: others
      ? 'You wrote this message, so another moderator of the list decides on it.'
      : 'You wrote this message, and the list has no other moderator who could decide on it. Name one on the group’s page first.',
  }),
  'message-empty': () => ({ say: 'Write something, or take the message back.' }),
  'message-long': ({ most }) => ({ say: `A message has at most ${countWritten(Number(most))} letters.` }),
  'removal-note-missing': () => ({ say: 'Say which other reason it is: readers see it.' }),
  'removal-note-long': ({ most }) => ({ say: `At most ${countWritten(Number(most))} letters.` }),
  'message-not-restorable': () => ({
    say: 'It cannot be put back: its writer took it back themselves, or 30 days are over.',
  }),
};
