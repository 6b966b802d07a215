import type { Wordings } from '../../platform/plug.ts';
import type { QuestionKind } from './model.ts';

/** The sentences of the letters that ask, and of the page on which one answers. */
export const questionWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  orReply: 'Or reply to this letter with yes.',
  nothing: 'If it was not you, do nothing: nothing happens then.',

  postSubject: (subject: string) => `Did you write this? ${subject}`,
  postLede: (list: string) => `a message in your name has come for ${list}.`,
  postWhy:
    'Your mail provider does not vouch that it is yours. If you wrote it, say so, and it is posted as yours. If you did not, do nothing.',
  postButton: 'Yes, I wrote it',
  postFine:
    'You get this because somebody, most likely you, wrote to the list from this address. At most one such letter a day comes to you before you answer. A reply says yes to this message alone; the page of the button also shows what else came in your name within a day, and there you leave out what is not yours.',
  list: 'List',
  subject: 'Subject',
  noSubject: '(no subject)',

  joinSubject: (list: string) => `Join ${list}?`,
  joinLede: (list: string) => `somebody, most likely you, has asked for you to join ${list}.`,
  joinWhat: 'You then take part in the group, and its messages come to you. You can leave at any time.',
  joinButton: 'Yes, I join',
  joinFine: 'You get this because the list was asked by mail, from this address, to let you in.',

  leaveSubject: (list: string) => `Leave ${list}?`,
  leaveLede: (list: string) => `somebody, most likely you, has asked for you to leave ${list}.`,
  leaveWhat: 'Its messages then come to you no longer.',
  leaveButton: 'Yes, I leave',
  leaveFine: 'You get this because the list was asked by mail, from this address, to let you go.',

  pageTitle: { 'confirm-post': 'Did you write this?', join: 'Join?', leave: 'Leave?' },
  pageLede: 'Nothing happens until you press the button.',
  yourAnswer: 'Your answer',
  text: 'It says',
  became: {
    posted: 'It is posted.',
    waits: 'It is known to be yours. A moderator looks at it before it is posted.',
  },
  ofPost: (subject: string, list: string, became: string) => `“${subject || '(no subject)'}” to ${list}: ${became}`,
  theirs: 'Which of these did you write?',
  theirsHint: 'All that came in your name within a day. Tick what is yours: a moderator looks at the rest.',
  theirsButton: 'Yes, I wrote what is ticked',
  toList: (list: string) => `To ${list}`,
  notTicked: 'Tick the messages that you wrote. If you wrote none, close this page: nothing happens then.',
  saidNo: 'You say no, so nothing is done.',
  joined: (list: string) => `You are in ${list}. Its messages come to you from now on.`,
  left: (list: string) => `The messages of ${list} come to you no longer.`,
  backToList: 'To the list',
} as const;

const afterwards: Readonly<Record<QuestionKind, string>> = {
  'confirm-post': 'Send your message once more.',
  join: 'Ask the list once more to let you in.',
  leave: 'Ask the list once more to let you go.',
  decide: 'Decide on the list’s moderation page.',
};

export const wordings: Wordings = {
  'question-answered': () => ({ say: 'This was answered before. A link works once.' }),
  'question-expired': ({ kind }) => ({
    say: `This letter could be answered for seven days. ${afterwards[kind as QuestionKind]}`,
  }),
  'held-post-gone': () => ({
    say: 'This message waits for your answer no longer: it was confirmed before, or a moderator has decided.',
  }),
};
