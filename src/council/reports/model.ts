import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';

export type ReportId = number;

/** A draft is the chair's; a final report is everybody's, and never changes. */
export const reportStates = ['draft', 'final'] as const;
export type ReportState = (typeof reportStates)[number];

/** For information the council takes note; for action it votes. */
export const toldAs = ['information', 'action'] as const;
export type ToldAs = (typeof toldAs)[number];

export interface Report {
  readonly id: ReportId;
  readonly state: ReportState;
  /** For an amended report, the first one of its number. */
  readonly amends: ReportId | null;
  /** What an amended report changes, and why. */
  readonly changed: string;
  readonly title: string;
  readonly introduction: string;
  readonly revision: number;
  readonly drawnBy: PersonId | null;
  readonly drawnAt: Date;
}

/** What else happens to a group and is told. */
export const matterKinds = ['renamed', 'lapsed', 'recommended', 'graduated', 'dissolved', 'merged'] as const;
export type MatterKind = (typeof matterKinds)[number];

/** One thing that a draft tells: a decision, what else happened to a group, or, where both are null, what the chair adds. */
export interface ReportItem {
  readonly id: number;
  readonly place: number;
  readonly decision: number | null;
  readonly matter: number | null;
  readonly toldAs: ToldAs;
  readonly body: string;
  readonly leftOut: boolean;
}

/** Where a report stands among all: `2026-2027`, 27, and 0 for the first one of its number. */
export interface ReportNumber {
  readonly session: string;
  readonly number: number;
  readonly amendment: number;
}

/** A final report, as lists show it. */
export interface ListedReport extends ReportNumber {
  readonly id: ReportId;
  readonly designation: string;
  readonly title: string;
  readonly reportedOn: CalendarDay;
}

/** A final report, frozen. */
export interface FinalReport extends ListedReport {
  readonly amends: ReportId | null;
  readonly document: ReportDocument;
  readonly markdown: string;
  /** Hexadecimal SHA-256 of the Markdown. */
  readonly sha256: string;
}

/** All that a report says, in the order in which it says it.  Page, paper, Word file and Markdown are drawn from it alone. */
export interface ReportDocument {
  /** As `en-US`. */
  readonly language: string;
  readonly association: string;
  /** As “2026-2027 ALA CD#27-inf”; null for a draft. */
  readonly designation: string | null;
  /** Whose report it is: “Committee on Organization”. */
  readonly body: string;
  /** Whom it tells: “the Council”. */
  readonly to: string;
  readonly toldAs: ToldAs;
  /** Null for a draft. */
  readonly on: CalendarDay | null;
  readonly chair: string;
  readonly title: string;
  readonly introduction: string;
  readonly amends: { readonly designation: string; readonly changed: string } | null;
  readonly sections: readonly DocumentSection[];
}

export interface DocumentSection {
  readonly toldAs: ToldAs;
  readonly heading: string;
  /** From which each item goes on; reports that were frozen before there were leads have it for a heading. */
  readonly lead?: string;
  readonly items: readonly DocumentItem[];
}

export interface DocumentItem {
  /** From 1, through all sections. */
  readonly number: number;
  readonly body: string;
  /** What is on record of it; empty for what the chair added. */
  readonly facts: readonly (readonly [term: string, value: string])[];
  /** Where the petition or the group is read, as `/petitions/41`. */
  readonly href: string | null;
}

/** How an association numbers its reports: `reports` in its file. */
export interface ReportRules {
  readonly pattern: string;
  /** The month in which the association's year begins, from 1. */
  readonly sessionBegins: number;
  readonly marks: Readonly<Record<ToldAs, string>>;
}
