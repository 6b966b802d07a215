import type { TermRules } from '../charters/index.ts';
import type { PolicyVersion } from '../groups/index.ts';
import type { Association } from '../roll/index.ts';

/** What the Handbook is given when it is plugged in. */
export interface HandbookHouse {
  readonly association: Association;
  /** What a version of a policy is called, and where it is read out; null for one that is not known here. */
  readonly policyNamed: (version: PolicyVersion) => NamedPolicy | null;
  /** What a version says of terms; null for one that is not known here. */
  readonly termRules: RulesOfTerms;
}

/** How soon a renewal may be begun, and how late a group lapses. */
export type RulesOfTerms = (version: PolicyVersion) => TermRules | null;

export interface NamedPolicy {
  /** As “ALA-MIG, version of 2014”. */
  readonly title: string;
  readonly href: string;
}
