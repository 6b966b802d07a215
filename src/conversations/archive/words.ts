import { defectWords, type Defect } from '../../platform/mail/index.ts';
import { countedWritten, countWritten } from '../../platform/written/index.ts';
import type { Wordings } from '../../platform/plug.ts';
import type { Visibility } from '../lists/model.ts';
import type { Imported, Trouble } from './model.ts';

const readersWords: Readonly<Record<Visibility, string>> = {
  public: 'everybody',
  members: 'members',
  participants: 'those who take part',
};

/** What the commands say. */
export const words = {
  trouble: ({ at, messageId, codes }: Trouble) =>
    `At byte ${countWritten(at)}${messageId === null ? '' : `, <${messageId}>`}: ${codes.map((code) => defectWords[code as Defect] ?? code).join('; ')}.`,
  progress: (read: number, percent: number) => `${countedWritten(read, 'message', 'messages')} read, ${percent} %`,
  imported: (imported: Imported): string[] => [
    ...(imported.wentOnAt > 0
      ? [`An import of this file had been cut short; it went on at byte ${countWritten(imported.wentOnAt)}.`]
      : []),
    `New: ${countWritten(imported.new)}. There before: ${countWritten(imported.known)}. Not read: ${countWritten(imported.unread)}.`,
    ...(imported.renamed > 0
      ? [
          `${countedWritten(imported.renamed, 'message has the id of another one and is', 'messages have the ids of others and are')} kept beside it.`,
        ]
      : []),
  ],
  hidden: (slug: string) =>
    `Only those who take part can read the list now. To open it: npx folkmoot archive open ${slug} --to public (or members).`,
  exported: (count: number, where: string) => `${countedWritten(count, 'message', 'messages')} written to ${where}.`,
  opened: (name: string, visibility: Visibility) => `${name} can be read by ${readersWords[visibility]}.`,
  whom: '--to takes public, members or participants.',
} as const;

export const wordings: Wordings = {
  'list-not-found': ({ slug }) => ({
    say: `There is no list “${String(slug)}”. Its name is what stands before the @ of its address.`,
  }),
};
