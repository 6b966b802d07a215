import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { council } from '../tables.ts';
import { addressOf } from './address.ts';
import type { FinalReport, ListedReport, Report, ReportId, ReportItem, ReportNumber } from './model.ts';

const reportColumns = sql`
  id, state, amends, changed, title, introduction, revision, drawn_by as "drawnBy", drawn_at as "drawnAt"
`;

/** A report as it is written; undefined when there is none. */
export async function reportOf(db: Db, id: ReportId): Promise<Report | undefined> {
  const { rows } = await sql<Report>`
    select ${reportColumns} from council.report where id = ${id}
  `.execute(council(db));
  return rows[0];
}

/** What a draft tells, in its order. */
export async function itemsOf(db: Db, report: ReportId): Promise<ReportItem[]> {
  const { rows } = await sql<ReportItem>`
    select id, place, decision, matter, told_as as "toldAs", body, left_out as "leftOut"
    from council.report_item where report = ${report} order by place, id
  `.execute(council(db));
  return rows;
}

/** The draft that is being written; null when there is none. */
export async function openDraft(db: Db): Promise<Pick<Report, 'id' | 'drawnAt'> | null> {
  const { rows } = await sql<Pick<Report, 'id' | 'drawnAt'>>`
    select id, drawn_at as "drawnAt" from council.report where state = 'draft'
  `.execute(council(db));
  return rows[0] ?? null;
}

const listedColumns = sql`id, session, number, amendment, designation, title, reported_on as "reportedOn"`;
const finalColumns = sql`${listedColumns}, amends, document, markdown, sha256`;

/** A final report by its id, or by its number; undefined when there is none. */
export async function finalReport(db: Db, wanted: ReportId | ReportNumber): Promise<FinalReport | undefined> {
  const which =
    typeof wanted === 'number'
      ? sql`id = ${wanted}`
      : sql`session = ${wanted.session} and number = ${wanted.number} and amendment = ${wanted.amendment}`;
  const { rows } = await sql<FinalReport>`
    select ${finalColumns} from council.report where state = 'final' and ${which}
  `.execute(council(db));
  return rows[0];
}

/** Final reports, latest first. */
export async function finalReports(db: Db, { most = 50, from = 0 } = {}): Promise<ListedReport[]> {
  const { rows } = await sql<ListedReport>`
    select ${listedColumns} from council.report where state = 'final'
    order by reported_on desc, number desc, amendment desc limit ${most} offset ${from}
  `.execute(council(db));
  return rows;
}

export async function countFinalReports(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from council.report where state = 'final'
  `.execute(council(db));
  return rows[0]!.count;
}

/** All reports of the same number, the first one first. */
export async function reportsOfNumber(
  db: Db,
  { session, number }: Pick<ReportNumber, 'session' | 'number'>,
): Promise<ListedReport[]> {
  const { rows } = await sql<ListedReport>`
    select ${listedColumns} from council.report where state = 'final' and session = ${session} and number = ${number} order by amendment
  `.execute(council(db));
  return rows;
}

/** The number that the next report of a session gets, unless another takes it first. */
export async function nextNumber(db: Db, session: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select last_number + 1 as next from council.session where name = ${session}
  `.execute(council(db));
  return rows[0]?.next ?? 1;
}

/** The final reports that told of decisions, by the numbers of these; of an amended report, the last. */
export async function reportsTelling(
  db: Db,
  decisions: readonly number[],
): Promise<ReadonlyMap<number, { readonly label: string; readonly href: string }>> {
  if (decisions.length === 0) return new Map();
  const { rows } = await sql<ReportNumber & { decision: number; designation: string }>`
    select item.decision, report.session, report.number, report.amendment, report.designation
    from council.report_item item join council.report on report.id = item.report
    where item.decision = any(${decisions}::integer[]) and not item.left_out and report.state = 'final'
    order by report.amendment
  `.execute(council(db));
  return new Map(rows.map((row) => [row.decision, { label: row.designation, href: addressOf(row) }]));
}
