import type { Wordings } from '../../platform/plug.ts';
import { countedWritten, countWritten, dayWritten } from '../../platform/written/index.ts';

/** The sentences of an item of the agenda. */
export const words = {
  agendaItem: (title: string) => `Petition: ${title}`,
  agendaNote: (id: number, filed: number, counted: number | null) =>
    `P ${id}, ${countedWritten(filed, 'signature', 'signatures')} filed, ${counted === null ? 'not verified yet' : `${countWritten(counted)} verified`}.`,
} as const;

/** Why a petition is not for a meeting. */
export const agendaWordings: Wordings = {
  'petition-being-verified': () => ({ say: 'Its signatures are still being verified.' }),
  'petition-filed-after': ({ filedOn, fileBy }) => ({
    say: `It was filed on ${dayWritten(String(filedOn))}, and this meeting takes what was filed by ${dayWritten(String(fileBy))}.`,
  }),
};
