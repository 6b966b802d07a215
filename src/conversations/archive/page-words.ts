import { countedWritten, countWritten } from '../../platform/written/index.ts';
import type { ImportReport } from './model.ts';

/** The sentences of the archive’s pages. */
export const words = {
  byMonth: 'By month',
  lede: (list: string) => `All that was said in ${list}, by the month in which it was.`,
  messages: (count: number) => countedWritten(count, 'message', 'messages'),
  threads: (count: number) => `in ${countedWritten(count, 'thread', 'threads')}`,
  parts: 'Parts of the month',
  otherMonths: 'Other months',
  exportWhat:
    'You get every message as it came, with the addresses in it, in one file that mail programs and other list software read (mbox). That you took it, and when, stays on record.',
  exportButton: 'Download the archive',
  imports: 'Brought in from older archives',
  imported: ({ new: fresh, known, unread, ended }: ImportReport) =>
    [
      `${countedWritten(fresh, 'message', 'messages')} new`,
      `${countWritten(known)} there before`,
      `${countWritten(unread)} not read`,
      ...(ended ? [] : ['not read to its end']),
    ].join(', '),
  troubles: (count: number, most: number) =>
    count < most
      ? `${countedWritten(count, 'message was', 'messages were')} not read, or not whole`
      : `The first ${countWritten(most)} messages that were not read, or not whole`,
} as const;
