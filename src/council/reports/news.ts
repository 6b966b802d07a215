import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { council } from '../tables.ts';
import { addressOf } from './address.ts';
import type { ListedReport } from './model.ts';

/** A final report as a feed tells of it. It never changes, so that it is news once. */
export interface ReportNews extends Pick<ListedReport, 'id' | 'designation' | 'title'> {
  /** As `/reports/2026-2027/27`. */
  readonly href: string;
  readonly markdown: string;
  readonly finalizedAt: Date;
}

/** Final reports, the latest first. */
export async function newsOfReports(db: Db, most: number): Promise<ReportNews[]> {
  const { rows } = await sql<ListedReport & Pick<ReportNews, 'markdown' | 'finalizedAt'>>`
    select id, session, number, amendment, designation, title, markdown, finalized_at as "finalizedAt"
    from council.report where state = 'final' order by finalized_at desc, id desc limit ${most}
  `.execute(council(db));
  return rows.map((report) => ({ ...report, href: addressOf(report) }));
}
