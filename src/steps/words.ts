import type { Wordings } from '../platform/plug.ts';
import { agendaWordings } from './agenda/words.ts';
import { wordings as endorsementWordings } from './endorsements/words.ts';
import { wordings as findingWordings } from './findings/words.ts';
import { wordings as letterWordings } from './letters/words.ts';
import { wordings as officerWordings } from './officer/words.ts';
import { wordings as meetingWordings } from './open-meetings/words.ts';
import { wordings as wayWordings } from './way/words.ts';

/** The sentences of everything that can stand in the way of a step. */
export const wordings: Wordings = {
  ...wayWordings,
  ...findingWordings,
  ...endorsementWordings,
  ...meetingWordings,
  ...officerWordings,
  ...letterWordings,
  ...agendaWordings,
};
