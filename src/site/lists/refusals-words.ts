import { textBounds } from '../../conversations/index.ts';

/** The sentences of the page on which owners keep what is said to writers whose messages are sent back. */
export const words = {
  title: 'Texts to send a message back with',
  lede: 'A moderator who sends a message back picks one, and may change it before it leaves. By mail the name is enough: “refuse off topic”.',
  settings: 'Settings of the list',
  texts: 'The texts of this list',
  none: 'There are none yet',
  noneSays: 'Moderators begin with what the policy says, and write the rest themselves.',
  another: 'Write a text',
  name: 'Name',
  nameHint: 'For moderators alone, in two or three words.',
  text: 'What the writer is told',
  textHint: 'Say what is wrong, and what they can do.',
  save: 'Save the text',
  drop: 'Drop it',
  dropOf: (name: string) => `Drop “${name}”`,
  takeAlong: 'All of them, as JSON',
  full: `A list keeps ${textBounds.most} texts. Drop one to write another.`,
  saved: 'Saved.',
  notSaved: 'This was not saved.',
} as const;
