import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { NotFound, refuse, refuseIf } from '../../../platform/refusal/index.ts';
import { holdDecisions, markReported } from '../../../charters/index.ts';
import { note } from '../../facts.ts';
import { must } from '../../grants.ts';
import { council } from '../../tables.ts';
import { documentOf } from '../document.ts';
import { amendedBy, chairOn, draftOf, numberFor, type Draft } from '../draft.ts';
import { markdownOf } from '../forms/markdown.ts';
import { markMattersReported } from '../matters.ts';
import type { ReportId } from '../model.ts';
import { itemsOf } from '../queries.ts';
import { impedimentsToFinalizing, sessionOf } from '../rules.ts';
import type { Telling } from '../told.ts';
import { reportForChange } from './drawing.ts';

/** What was taken when a report became final. */
export interface Finalized {
  readonly designation: string;
  readonly markdown: string;
  readonly sha256: string;
}

/**
 * Makes a draft final, once: its number is taken, its text frozen, and its decisions are reported.
 *
 * @param revision what was read before; null where whoever finalizes has just read it
 * @param baseUrl begins the links in the frozen text
 * @throws Refused with all that `impedimentsToFinalizing` finds
 */
export async function finalizeReport(
  act: Act,
  id: ReportId,
  { telling, baseUrl, revision }: { telling: Telling; baseUrl: string; revision: number | null },
): Promise<Finalized> {
  must(act, 'docket.decide');
  const report = await reportForChange(act, id);
  if (report.state === 'final') refuse('report-final');
  if (revision !== null && revision !== report.revision) refuse('report-changed-since-read');
  // What is frozen is what is on record when it is: nobody rewords a decision meanwhile.
  await holdDecisions(
    act,
    (await itemsOf(act.db, id)).flatMap(({ decision }) => decision ?? []),
  );
  const draft = await draftOf(act.db, id, telling);
  if (!draft) throw new NotFound();
  refuseIf(impedimentsToFinalizing(draft.report, draft.items));

  const taken = await freeze(act, draft, telling, baseUrl);
  await markTold(act, draft);
  note(act, { kind: 'council.report-finalized', report: id, sha256: taken.sha256 });
  return taken;
}

/** What the report tells is told; an amended report tells again what the former one told. */
async function markTold(act: Act, { report, items, onRecord }: Draft): Promise<void> {
  const told = items.filter(({ leftOut }) => !leftOut);
  const fresh = report.amends === null ? told : told.filter(({ id }) => onRecord.get(id)?.isReported === false);
  const decisions = fresh.flatMap(({ decision }) => decision ?? []);
  if (decisions.length > 0) await markReported(act, decisions, act.today);
  await markMattersReported(
    act,
    report.id,
    fresh.flatMap(({ matter }) => matter ?? []),
  );
}

async function freeze(act: Act, draft: Draft, telling: Telling, baseUrl: string): Promise<Finalized> {
  const { report } = draft;
  const { association } = telling;
  await lockNumbers(act, draft, telling);
  const { designation, ...numbered } = await numberFor(act, draft, association);
  const chair = await chairOn(act);
  const amended = await amendedBy(act.db, report);
  const document = documentOf({
    ...draft,
    association,
    chair,
    designation,
    on: act.today,
    amends: amended?.designation ?? null,
  });
  const markdown = markdownOf(document, baseUrl);
  const sha256 = createHash('sha256').update(markdown).digest('hex');
  await sql`
    update council.report
    set state = 'final', session = ${numbered.session}, number = ${numbered.number}, amendment = ${numbered.amendment},
        designation = ${designation}, finalized_by = ${act.by}, finalized_at = ${act.at}, reported_on = ${act.today},
        document = ${JSON.stringify(document)}, markdown = ${markdown}, sha256 = ${sha256}
    where id = ${report.id}
  `.execute(council(act.db));
  if (numbered.amendment === 0)
    await sql`update council.session set last_number = ${numbered.number} where name = ${numbered.session}`.execute(
      council(act.db),
    );
  return { designation, markdown, sha256 };
}

/**
 * Numbers are taken one after another: by the row of the session for a new one, by the row of the first report for an
 * amended one.  Whoever comes second waits, and reads what the first has taken.
 */
async function lockNumbers(act: Act, { report }: Draft, { association }: Telling): Promise<void> {
  if (report.amends !== null) {
    await sql`select from council.report where id = ${report.amends} for update`.execute(council(act.db));
    return;
  }
  const session = sessionOf(act.today, association.reports);
  await sql`insert into council.session (name, last_number) values (${session}, 0) on conflict do nothing`.execute(
    council(act.db),
  );
  await sql`select from council.session where name = ${session} for update`.execute(council(act.db));
}
