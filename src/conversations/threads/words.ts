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
  receipt: 'What became of it',
  receiptOf: (number: number) => `What became of message ${number}`,
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  removed: 'This message was taken down.',
  isNew: 'new to you',
  nextNew: 'Go to the next message that is new to you',
  keys: 'On a message, J goes to the next one and K to the one before.',
  parts: 'Parts of the thread',
} as const;
