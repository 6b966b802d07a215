import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { NotFound, refuse } from '../../../platform/refusal/index.ts';
import { note } from '../../facts.ts';
import { must } from '../../grants.ts';
import { council } from '../../tables.ts';
import type { Report, ReportId } from '../model.ts';
import { toTell } from '../on-record.ts';
import { finalReport, itemsOf, openDraft, reportOf } from '../queries.ts';
import { newsFor } from '../rules.ts';
import type { Telling, Told } from '../told.ts';
import { documentWords } from '../words.ts';

/** Holds a report against every other change until the end of the transaction, and gives it. @throws NotFound */
export async function reportForChange(act: Act, id: ReportId): Promise<Report> {
  await sql`select from council.report where id = ${id} for update`.execute(council(act.db));
  const report = await reportOf(act.db, id);
  if (!report) throw new NotFound();
  return report;
}

/** Draws up a report of all that no report has told yet: decisions, and what else happened to groups. @throws Refused */
export async function drawUpReport(act: Act, telling: Telling): Promise<ReportId> {
  must(act, 'docket.decide');
  await refuseSecondDraft(act);
  const told = await toTell(act.db, telling);
  if (told.length === 0) refuse('nothing-to-report');

  const title = documentWords.title(telling.association.committee);
  const id = await insertReport(act, { title, introduction: '', amends: null });
  await appendItems(act, id, told);
  note(act, { kind: 'council.report-drawn-up', report: id, items: told.length });
  return id;
}

/** Takes into a draft what has happened since it was drawn up. Gives how many items. @throws Refused */
export async function takeInNews(act: Act, id: ReportId, telling: Telling): Promise<number> {
  must(act, 'docket.decide');
  const report = await reportForChange(act, id);
  if (report.state === 'final') refuse('report-final');
  const fresh = newsFor(await itemsOf(act.db, id), await toTell(act.db, telling));
  await appendItems(act, id, fresh);
  await sql`update council.report set revision = revision + 1 where id = ${id}`.execute(council(act.db));
  note(act, { kind: 'council.report-drawn-up', report: id, items: fresh.length });
  return fresh.length;
}

/** Begins an amended report, with the text of the latest one of its number. @throws Refused */
export async function amendReport(act: Act, id: ReportId): Promise<ReportId> {
  must(act, 'docket.decide');
  const former = await reportForChange(act, id);
  const first = (await finalReport(act.db, id))?.amends ?? id;
  if (former.state !== 'final') refuse('report-not-final');
  await refuseSecondDraft(act);
  const { title, introduction } = former;
  const amended = await insertReport(act, { title, introduction, amends: first });
  await appendItems(
    act,
    amended,
    (await itemsOf(act.db, id)).filter(({ leftOut }) => !leftOut),
  );
  note(act, { kind: 'council.report-amending', report: amended, amends: first });
  return amended;
}

/** Throws a draft away; its decisions wait for the next report. @throws Refused when it is final */
export async function throwAwayReport(act: Act, id: ReportId): Promise<void> {
  must(act, 'docket.decide');
  const report = await reportForChange(act, id);
  if (report.state === 'final') refuse('report-final');
  await sql`delete from council.report where id = ${id}`.execute(council(act.db));
  note(act, { kind: 'council.report-thrown-away', report: id });
}

/** The lock is an index, `report_draft_open`; this finds out before, so that the refusal can lead to the draft. */
async function refuseSecondDraft(act: Act): Promise<void> {
  await sql`select pg_advisory_xact_lock(${drafting}, 0)`.execute(council(act.db));
  const open = await openDraft(act.db);
  if (open) refuse('report-draft-open', { report: open.id });
}

/** The advisory lock under which drafts are begun: two at once, and the second is told of the first. */
const drafting = 0x7264; // "rd"

async function insertReport(
  act: Act,
  { title, introduction, amends }: Pick<Report, 'title' | 'introduction' | 'amends'>,
): Promise<ReportId> {
  const { rows } = await sql<{ id: ReportId }>`
    insert into council.report (state, title, introduction, amends, drawn_by, drawn_at)
    values ('draft', ${title}, ${introduction}, ${amends}, ${act.by}, ${act.at}) returning id
  `.execute(council(act.db));
  return rows[0]!.id;
}

/** Adds items at the end of a report, in one statement. */
export async function appendItems(act: Act, report: ReportId, items: readonly Told[]): Promise<void> {
  const rows = items.map(({ decision, matter, toldAs, body }, index) => ({
    decision,
    matter,
    told_as: toldAs,
    body,
    index,
  }));
  await sql`
    insert into council.report_item (report, place, decision, matter, told_as, body)
    select ${report}, (select coalesce(max(place), 0) from council.report_item where report = ${report}) + index + 1, decision, matter, told_as, body
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (decision integer, matter integer, told_as text, body text, index integer)
  `.execute(council(act.db));
}
