import type { CharteringAssociation, Concern, NearTold, PolicyBook } from '../charters/index.ts';
import type { Visit } from '../platform/act/index.ts';
import type { Letterhead } from '../roll/index.ts';

/** What the evidence is given when it is plugged in. */
export interface Given {
  readonly association: Pick<
    CharteringAssociation,
    'name' | 'locale' | 'timeZone' | 'topics' | 'committee' | 'officeGiving' | 'nextMeeting'
  >;
  readonly policies: PolicyBook;
  /** The head of letters; the address may be known only once the server listens. */
  readonly head: () => Letterhead;
  /** The units, groups and petitions that a concern touches, in words. */
  readonly nearTold: (visit: Pick<Visit, 'db'>, concern: Concern) => Promise<readonly NearTold[]>;
}
