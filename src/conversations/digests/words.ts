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
