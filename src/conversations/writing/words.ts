import type { Wordings } from '../../platform/plug.ts';
import { fileWordings } from './files/words.ts';
import { bounds } from '../threads/rules.ts';

/** The sentences of writing on the web. */
export const words = {
  yourReply: 'Your reply',
  yourMessage: 'Your message',
  toEveryone: 'To everyone on the list',
  mayUse: 'Markdown works: **bold**, _italic_, lists, links. Lines that begin with > are a quotation.',
  readersSee: (address: string) => `Readers see your name and, to answer you alone, ${address}.`,
  slow: (time: string) =>
    `This list is slowed down: you may write again at ${time}. What you write until then is saved.`,
  inClosed: 'This thread is closed. You can answer, since you moderate the list.',
  conduct: 'The code of conduct of this list',
  subject: 'Subject',
  send: 'Send to the list',
  preview: 'Preview',
  save: 'Save the draft',
  begin: 'Begin a thread',
  beginLede: (list: string) => `It goes to everyone on ${list}, and begins a thread of its own.`,
  replyTo: (name: string) => `Reply to ${name}`,
  replyLede: (list: string) => `It goes to everyone on ${list}, beneath the message that it answers.`,
  asItStands: 'As it will stand',
  answered: 'What you answer',
  notSent: 'This was not sent.',
  cannot: 'You cannot write here',
  backToList: 'Back to the list',
  saved: (time: string) => `Saved ${time}.`,
  signInToReply: 'Sign in to reply',
  subjectMissing: 'Write what it is about, in a few words.',
  subjectLong: `A subject has at most ${bounds.subject} letters.`,
  bodyMissing: 'Write something.',
  bodyLong: `A message has at most ${bounds.body.toLocaleString('en')} letters.`,
} as const;

export const wordings: Wordings = {
  ...fileWordings,
  'list-closed': () => ({ say: 'This list is closed. It stays to be read, and nobody writes to it any more.' }),
  'thread-closed': ({ reason }) => ({
    say: `This thread is closed${typeof reason === 'string' && reason ? `: ${reason.replace(/\.$/, '')}` : ''}. Begin another one if there is more to say.`,
  }),
  'closing-reason-missing': () => ({ say: 'Say why the thread is closed: whoever wants to write there reads it.' }),
  'closing-reason-long': ({ most }) => ({ say: `A reason has at most ${String(most)} letters.` }),
  'not-on-list': () => ({ say: 'Only those who take part in the group may write here.' }),
  'no-mail-address': () => ({
    say: 'No mail address is known for you, and readers must be able to answer. Ask those who keep the roll to add one.',
  }),
};
