import type { PersonId } from '../../../platform/act/index.ts';
import type { CalendarDay } from '../../../platform/time/index.ts';
import type { Petition } from '../../petitions/model.ts';

/** So many signatures did not count, for one reason. */
export interface NotValid {
  readonly reason: string;
  readonly count: number;
}

/** What was counted of one filing. `signed` is what was valid and what was not. */
export interface Counted {
  readonly signed: number;
  /** How many of them came on sheets of paper. */
  readonly onPaper: number;
  readonly valid: number;
  /** By reason, in the order of the codes. */
  readonly notValid: readonly NotValid[];
  /** Null where nobody had signed. */
  readonly firstSignedAt: Date | null;
  readonly lastSignedAt: Date | null;
}

/** What a filing came to, as it was kept when its count was signed off; it never changes. */
export interface KeptCertificate extends Counted, Pick<Petition, 'title' | 'policyId' | 'policyVersion'> {
  readonly petition: number;
  /** The first filing that was signed off is 1. */
  readonly number: number;
  readonly textSha256: string;
  readonly needed: number;
  readonly filedOn: CalendarDay;
  readonly verifiedAt: Date;
  readonly verifiedBy: PersonId | null;
}
