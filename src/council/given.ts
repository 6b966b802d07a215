import type { PolicyBook } from '../charters/index.ts';
import type { Impediment } from '../platform/refusal/index.ts';
import type { Wording } from '../platform/plug.ts';
import type { Letterhead, Nouns } from '../roll/index.ts';
import type { ReportRules } from './reports/model.ts';

/** What the council is given when it is plugged in. */
export interface Given {
  readonly association: ReportingAssociation;
  readonly policies: PolicyBook;
  /** The head of letters; the address may be known only once the server listens. */
  readonly head: () => Letterhead;
  /** Begins every link in a report. */
  readonly baseUrl: () => string;
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
}

/** What reports need to know of the association. */
export interface ReportingAssociation {
  readonly name: string;
  /** As `en-US`. */
  readonly language: string;
  /** Whose report it is: “Committee on Organization”. */
  readonly committee: string;
  /** “the Council”. */
  readonly council: string;
  /** “a membership initiative group”. */
  readonly group: string;
  /** What things are called here. */
  readonly nouns: Nouns;
  readonly reports: ReportRules;
}
