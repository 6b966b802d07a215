import type { Wordings } from '../../platform/plug.ts';
import { countedWritten } from '../../platform/written/index.ts';

/** The sentences of a digest; plain text for mail. */
export const words = {
  subject: (list: string, messages: number, day: string) =>
    `${list}: ${countedWritten(messages, 'message', 'messages')}, ${day}`,
  title: (list: string) => `${list} Digest`,
  issue: (year: number, last: number) => `Volume ${year} : Issue ${last}`,
  intro: (list: string, address: string) => `What was said on ${list}. To write to all its readers: ${address}`,
  line: (count: number, subject: string, from: string) => `${count}. ${subject} (${from})`,
  noSubject: 'Without a subject',
  somebody: 'Somebody',
  leave: (address: string) => `To leave the list, send an empty message to ${address}.`,
  archive: (url: string) => `All that was said: ${url}`,
  end: (list: string) => `End of ${list} Digest`,
} as const;

export const wordings: Wordings = {
  'time-zone-unknown': () => ({ say: 'Choose a time zone of the list.' }),
  'nothing-missed': () => ({ say: 'Nothing is left to send you; what was said stands on the web.' }),
};

/** The sentences of the letter with which a pause ends. */
export const pauseWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  subject: (lists: number, name: string) => (lists === 1 ? `${name} comes again` : 'Your lists come again'),
  lede: 'your pause is over. This was said meanwhile:',
  messages: (count: number) => countedWritten(count, 'message', 'messages'),
  choose: 'Nothing of it was sent to you. Read it on the web, or have each list’s sent in one mail, with one press.',
  button: 'Read what you missed',
  fine: 'You get this letter because you paused your lists until a day, and it has come.',
} as const;
