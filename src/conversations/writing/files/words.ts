import type { Wordings } from '../../../platform/plug.ts';
import { sizeWritten } from '../../../platform/written/index.ts';

export const fileWords = {
  files: 'Files that go with it',
  attach: 'A file',
  hint: 'It goes to everyone on the list. What you wrote is saved with it. Files of a draft that you leave for 30 days are taken off.',
  attachDo: 'Attach it',
  remove: 'Take off',
  removeOf: (name: string) => `Take ${name} off`,
} as const;

export const fileWordings: Wordings = {
  'attachment-empty': () => ({ say: 'Choose a file that has something in it.' }),
  'attachments-many': ({ most }) => ({ say: `At most ${String(most)} files go with a message.` }),
  'attachments-large': ({ most }) => ({
    say: `This list takes messages of at most ${sizeWritten(Number(most))}, files included. Put the file where readers can fetch it, and write its address.`,
  }),
  'attachments-kept': ({ most, lists }) => ({
    say: `The files of all your drafts are ${sizeWritten(Number(most))} at most, together.${whereThey(lists)} Send a draft, or take files off one.`,
  }),
};

const whereThey = (lists: unknown): string =>
  Array.isArray(lists) && lists.length > 0 ? ` They wait in ${lists.join(', ')}.` : '';
