import { countedWritten } from '../../platform/written/index.ts';

/** The sentences of a thread. */
export const words = {
  messages: (count: number) => countedWritten(count, 'message', 'messages'),
  people: (count: number) => `from ${countedWritten(count, 'person', 'people')}`,
  since: 'since',
  noSubject: 'Without a subject',
  byMail: 'by mail',
  onTheWeb: 'on the web',
  imported: 'from an older archive',
  answers: (name: string) => `answers ${name}`,
  quoted: (lines: number) => `Quoted, ${countedWritten(lines, 'line', 'lines')}`,
  permalink: (number: number) => `Message ${number}`,
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  answersRemoved: 'answers a message that is gone',
  of: (act: string, number: number) => `${act}: message ${number}`,
  gone: 'Taken down',
  closed: 'This thread is closed.',
  close: 'Close the thread',
  closeHint: 'Nobody but moderators writes in it any more, here or by mail. Whoever wants to reads why.',
  reason: 'Why it is closed',
  reopen: 'Open it again',
  isNew: 'new to you',
  nextNew: 'Go to the next message that is new to you',
  keys: 'On a message, J goes to the next one and K to the one before.',
  parts: 'Parts of the thread',
} as const;
