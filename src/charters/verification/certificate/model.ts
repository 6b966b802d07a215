import type { PersonId } from '../../../platform/act/index.ts';
import type { CalendarDay } from '../../../platform/time/index.ts';
import type { Petition } from '../../petitions/model.ts';
import type { StandingDays } from '../rules.ts';

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

/** A certificate as everyone may read it: no signer is named. */
export interface Certificate extends KeptCertificate {
  /** How many filings of the petition have been signed off. */
  readonly of: number;
  readonly association: string;
  readonly policy: { readonly title: string; readonly href: string };
  /** The days on which the standing of each signer was tested. */
  readonly standingDays: StandingDays;
  /** First and last day on which one of them was given; null where none was. */
  readonly signedOn: { readonly first: CalendarDay; readonly last: CalendarDay } | null;
  readonly verifiedOn: CalendarDay;
  /** Who signed it off: empty when the person was erased. */
  readonly verifier: string;
  /** As which office, “Verifier of signatures, Member Programs and Services”; empty when they held none. */
  readonly office: string;
}
