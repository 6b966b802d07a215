import { countedWritten } from '../../written/index.ts';

/** The sentences within a digest. */
export const words = {
  contents: 'In this digest:',
  quoted: (lines: number) => `[${countedWritten(lines, 'line', 'lines')} quoted]`,
  files: 'Files:',
  file: (name: string, kilobytes: number) => `${name} (${countedWritten(kilobytes, 'kilobyte', 'kilobytes')})`,
  readOn: (url: string) => `On the web: ${url}`,
  noSubject: 'Without a subject',
  somebody: 'Somebody',
} as const;
