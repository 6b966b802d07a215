import type { Wordings } from '../../../platform/plug.ts';

export const wordings: Wordings = {
  'list-name-missing': () => ({ say: 'Give the list a name.' }),
  'list-name-too-long': ({ most }) => ({ say: `A name has at most ${String(most)} letters.` }),
};
