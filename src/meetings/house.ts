import type { Visit } from '../platform/act/index.ts';
import type { Wording } from '../platform/plug.ts';
import type { Impediment } from '../platform/refusal/index.ts';
import type { Association, Letterhead } from '../roll/index.ts';
import type { Unit } from '../units/index.ts';
import type { AgendaOffer, Subject } from './agenda/model.ts';
import type { Coming } from './sittings/coming.ts';
import type { Sitting } from './sittings/model.ts';

/** What the meetings need to know of the house that they stand in. */
export interface MeetingsHouse {
  readonly association: Association;
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
  /** The head of letters; the address may be known only once the server listens. */
  readonly head: () => Letterhead;
  /**
   * What those who stand above have before a body, as petitions on its docket: offered for the agenda of a meeting, each with
   * what keeps the body from deciding on it there.
   */
  readonly before: (visit: Visit, unit: Unit, sitting: Sitting) => Promise<readonly AgendaOffer[]>;
  /**
   * What keeps the visitor from conducting a ballot on a subject, as that they organize the petition; empty when nothing does.
   * Asked of whoever closes a ballot or calls it off.
   */
  readonly conflicts: (visit: Pick<Visit, 'db' | 'by' | 'today'>, subject: Subject) => Promise<readonly Impediment[]>;
  /** What petitioners are told of the meetings of the committee; told to ask again when one is changed here. */
  readonly coming: Coming;
}
