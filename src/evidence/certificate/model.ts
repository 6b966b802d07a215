import type { KeptCertificate, StandingDays } from '../../charters/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';

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
