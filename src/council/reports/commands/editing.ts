import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { refuse, refuseIf } from '../../../platform/refusal/index.ts';
import { note } from '../../facts.ts';
import { must } from '../../grants.ts';
import { council } from '../../tables.ts';
import type { ReportId, ReportItem, ToldAs } from '../model.ts';
import { ownItems } from '../own.ts';
import { itemsOf } from '../queries.ts';
import { appendItems, reportForChange } from './drawing.ts';

/** What the chair wrote. What is on record of a decision is not among it. */
export interface Edited {
  /** The revision that was read before it was changed. */
  readonly revision: number;
  readonly title: string;
  readonly introduction: string;
  readonly changed: string;
  readonly items: readonly Pick<ReportItem, 'id' | 'place' | 'body' | 'leftOut'>[];
  /** What the chair adds; none where its text is empty. */
  readonly added: { readonly toldAs: ToldAs; readonly body: string };
}

/** Saves a draft whole. @throws Refused when somebody else saved meanwhile, when it is final, or when an item changed is of an own petition */
export async function saveReport(act: Act, id: ReportId, edited: Edited): Promise<void> {
  must(act, 'docket.decide');
  const report = await reportForChange(act, id);
  if (report.state === 'final') refuse('report-final');
  if (report.revision !== edited.revision) refuse('report-changed-meanwhile');
  await refuseOwn(act, id, edited);

  const { title, introduction, changed, items, added } = edited;
  await sql`
    update council.report set title = ${title}, introduction = ${introduction}, changed = ${changed}, revision = revision + 1 where id = ${id}
  `.execute(council(act.db));
  const rows = items.map(({ leftOut, ...item }) => ({ ...item, left_out: leftOut }));
  await sql`
    update council.report_item set place = row.place, body = row.body, left_out = row.left_out
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id integer, place integer, body text, left_out boolean)
    where report_item.id = row.id and report_item.report = ${id}
  `.execute(council(act.db));
  if (added.body) await appendItems(act, id, [{ ...added, decision: null, matter: null }]);
  note(act, { kind: 'council.report-saved', report: id, revision: report.revision + 1 });
}

/** Nobody words or leaves out what is told of a petition that they organize; where it stands among the others they may say. */
async function refuseOwn(act: Act, id: ReportId, { items }: Edited): Promise<void> {
  const edited = new Map(items.map((item) => [item.id, item]));
  const touched = (await itemsOf(act.db, id)).filter((item) => {
    const now = edited.get(item.id);
    return now !== undefined && (now.body !== item.body || now.leftOut !== item.leftOut);
  });
  const [own] = (await ownItems(act, touched)).values();
  refuseIf(own ? [own] : []);
}
