import type { Wordings } from '../../platform/plug.ts';
import { dayWritten } from '../../platform/written/index.ts';

/** Why a petition is not for a meeting. */
export const agendaWordings: Wordings = {
  'petition-being-verified': () => ({ say: 'Its signatures are still being verified.' }),
  'petition-filed-after': ({ filedOn, fileBy }) => ({
    say: `It was filed on ${dayWritten(String(filedOn))}, and this meeting takes what was filed by ${dayWritten(String(fileBy))}.`,
  }),
};
