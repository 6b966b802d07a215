import type { VNode } from 'preact';
import { NotFound } from '../../../platform/refusal/index.ts';
import { file, get, page, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { Banner, Button, Crumbs, Entries, Fine, Hash, PostForm } from '../../../platform/web/parts/index.ts';
import { decisionsToReport } from '../../../charters/index.ts';
import type { Given } from '../../given.ts';
import { may } from '../../grants.ts';
import { votesOn } from '../../ratifications/queries.ts';
import { VotesTable, type NamedVote } from '../../ratifications/views.tsx';
import { words as voteWords } from '../../ratifications/words.ts';
import { isForm, type FormName } from '../forms/names.ts';
import { drawForm } from '../forms/draw.ts';
import type { FinalReport, ListedReport } from '../model.ts';
import { finalReport, itemsOf, reportsOfNumber } from '../queries.ts';
import { numberWritten } from '../rules.ts';
import { reportId, reportNumber } from './addresses.ts';
import { ReportArticle } from './article.tsx';
import { listPage, ReportEntry } from './list.tsx';
import { pageWords as words } from './words.ts';

/** Where everybody reads what the council has been told. */
export function readingRoutes(given: Given): Route[] {
  return [
    get('/reports', (call) => listPage(given, call)),
    get('/reports/:id', async (call) => reportPage(given, call, await finalReport(call.visit.db, reportId(call)))),
    get('/reports/:id/as/:form', async (call) => formOf(given, call, await finalReport(call.visit.db, reportId(call)))),
    get('/reports/:session/:number', async (call) =>
      reportPage(given, call, await finalReport(call.visit.db, reportNumber(call))),
    ),
  ];
}

async function reportPage(given: Given, call: Call, report: FinalReport | undefined): Promise<Answer> {
  if (!report) throw new NotFound();
  const [all, votes] = await Promise.all([reportsOfNumber(call.visit.db, report), votesOfReport(call, report)]);
  return page(
    `${report.title}, ${report.designation}`,
    <>
      <div class="row spread no-print">
        <Crumbs links={[{ href: '/reports', label: words.reports }]} />
        <nav aria-label={words.formsLabel}>
          <p class="row">
            {Object.entries(words.forms).map(([form, label]) => (
              <a href={`/reports/${report.id}/as/${form}`}>{label}</a>
            ))}
          </p>
        </nav>
      </div>
      {call.query.has('already') && (
        <Banner title={words.already} arrives>
          <p>{words.alreadyWhy}</p>
        </Banner>
      )}
      <ReportArticle document={report.document} />
      <div class="after no-print flow">
        <Fine>
          {words.frozen} <Hash of={report.sha256} />
        </Fine>
        {votes.length > 0 && (
          <>
            <h2>{voteWords.outcome(given.association.nouns)}</h2>
            <VotesTable votes={votes} nouns={given.association.nouns} />
          </>
        )}
        <Others all={all} shown={report} />
        {may(call.visit, 'docket.decide') && <Amend report={report} />}
      </div>
    </>,
    { section: '/record', description: `${report.designation}: ${report.title}` },
  );
}

/** What the council voted on the items of a report, which is told beside the frozen text. */
async function votesOfReport({ visit }: Call, { id }: FinalReport): Promise<NamedVote[]> {
  const items = await itemsOf(visit.db, id);
  const told = items.filter(({ toldAs, leftOut }) => toldAs === 'action' && !leftOut);
  const ids = told.flatMap(({ decision }) => decision ?? []);
  if (ids.length === 0) return [];
  const [votes, decisions] = await Promise.all([votesOn(visit.db, ids), decisionsToReport(visit.db, ids)]);
  const petitions = new Map(decisions.map((decision) => [decision.id, decision]));
  return votes.map((vote) => {
    const { petition, title } = petitions.get(vote.decision)!;
    return { ...vote, petition, title };
  });
}

/** The other reports of the same number: whoever reads one learns of the others. */
function Others({ all, shown }: { readonly all: readonly ListedReport[]; readonly shown: FinalReport }): VNode | null {
  if (all.length < 2) return null;
  return (
    <>
      <h2>{words.allOf}</h2>
      <Entries>
        {all
          .filter(({ id }) => id !== shown.id)
          .map((report) => (
            <ReportEntry report={report} />
          ))}
      </Entries>
    </>
  );
}

function Amend({ report }: { readonly report: FinalReport }): VNode {
  return (
    <PostForm action={`/reports/${report.id}/amendment`}>
      <Button kind="quiet">{words.amend}</Button>
      <Fine>{words.amendHint}</Fine>
    </PostForm>
  );
}

const types: Readonly<Record<FormName, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
};

async function formOf(given: Given, call: Call, report: FinalReport | undefined): Promise<Answer> {
  const form = call.params['form'] ?? '';
  if (!report || !isForm(form)) throw new NotFound();
  const name = `report-${report.session}-${numberWritten(report)}.${form}`;
  return file(name, types[form], await drawForm(form, report, given.baseUrl()));
}
