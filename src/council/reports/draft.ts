import type { Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { personsOf } from '../../roll/index.ts';
import { holdersOfGrant } from '../../units/index.ts';
import type { Report, ReportId, ReportItem, ReportNumber } from './model.ts';
import { documentOf, type Drawn } from './document.ts';
import { finalReport, itemsOf, nextNumber, reportOf, reportsOfNumber } from './queries.ts';
import { onRecord, type OnRecord } from './on-record.ts';
import { designationOf, sessionOf, toldAsOf } from './rules.ts';
import type { Telling } from './told.ts';
import { documentWords } from './words.ts';

/** A draft with all that it is drawn from. */
export interface Draft {
  readonly report: Report;
  readonly items: readonly ReportItem[];
  /** What stands behind each item, by its id. */
  readonly onRecord: ReadonlyMap<number, OnRecord>;
}

/** The draft of an id; undefined when there is none, or it is final. */
export async function draftOf(db: Db, id: ReportId, telling: Telling): Promise<Draft | undefined> {
  const report = await reportOf(db, id);
  if (report?.state !== 'draft') return undefined;
  const items = await itemsOf(db, id);
  return { report, items, onRecord: await onRecord(db, items, telling) };
}

/** The draft as it would be read, without a number. */
export async function documentOfDraft(visit: Visit, draft: Draft, { association }: Telling) {
  const [chair, amended] = await Promise.all([chairOn(visit), amendedBy(visit.db, draft.report)]);
  const unnumbered = { designation: null, on: null, amends: amended?.designation ?? null };
  return documentOf({ ...draft, association, chair, ...unnumbered } satisfies Drawn);
}

/** The number that a draft gets if it becomes final now, and what it is then cited by. */
export async function numberFor(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  { report, items }: Draft,
  { reports }: Telling['association'],
): Promise<ReportNumber & { readonly designation: string }> {
  const amended = await amendedBy(db, report);
  const numbered = amended ? await nextAmendment(db, amended) : await nextInSession(db, sessionOf(today, reports));
  return { ...numbered, designation: designationOf(numbered, toldAsOf(items), reports) };
}

async function nextInSession(db: Db, session: string): Promise<ReportNumber> {
  return { session, number: await nextNumber(db, session), amendment: 0 };
}

async function nextAmendment(db: Db, { session, number }: ReportNumber): Promise<ReportNumber> {
  const all = await reportsOfNumber(db, { session, number });
  return { session, number, amendment: all.length };
}

/** The first report of the number that a draft amends. */
export async function amendedBy(db: Db, { amends }: Pick<Report, 'amends'>) {
  return amends === null ? undefined : finalReport(db, amends);
}

/** The name of the chair: whoever acts, if they may decide, else who holds the right that day. */
export async function chairOn({ db, by, today }: Pick<Visit, 'db' | 'by' | 'today'>): Promise<string> {
  const holders = await holdersOfGrant(db, 'docket.decide', today);
  const chair = by !== null && holders.includes(by) ? by : holders[0];
  if (chair === undefined) return documentWords.noChair;
  return (await personsOf(db, [chair])).get(chair)?.name || documentWords.noChair;
}
