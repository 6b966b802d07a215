import type { VNode } from 'preact';
import { page, partOf, type Answer, type Call } from '../../../platform/web/index.ts';
import {
  Button,
  Day,
  Empty,
  Entries,
  Entry,
  Fine,
  Head,
  LinkButton,
  Pages,
  PostForm,
  Section,
} from '../../../platform/web/parts/index.ts';
import { decisionsWaiting } from '../../../charters/index.ts';
import type { Given } from '../../given.ts';
import { may } from '../../grants.ts';
import { addressOf } from '../address.ts';
import { mattersWaiting } from '../matters.ts';
import type { ListedReport } from '../model.ts';
import { countFinalReports, finalReports, openDraft } from '../queries.ts';
import { numberWritten } from '../rules.ts';
import { pageWords as words } from './words.ts';

/** `GET /reports`: what the council has been told, and, for the chair, what is to be told next. */
export async function listPage({ association }: Given, call: Call): Promise<Answer> {
  const { db, visit } = { db: call.visit.db, visit: call.visit };
  const part = partOf(call.query, 'page', await countFinalReports(db));
  const reports = await finalReports(db, part);
  const lede = words.lede(association.committee, association.council);
  return page(
    words.reports,
    <>
      <Head title={words.reports} lede={lede} />
      {may(visit, 'docket.decide') && <Next {...await whatIsNext(call)} />}
      <Section title={words.final}>
        {reports.length > 0 ? (
          <Entries>
            {reports.map((report) => (
              <ReportEntry report={report} />
            ))}
          </Entries>
        ) : (
          <Empty title={words.none}>{words.noneWhy(association.council)}</Empty>
        )}
        <Pages {...part} href={(number) => `/reports?page=${number}`} label={words.pages} />
      </Section>
    </>,
    { section: '/record', description: lede },
  );
}

interface NextProps {
  readonly draft: number | null;
  readonly waiting: number;
}

async function whatIsNext({ visit }: Call): Promise<NextProps> {
  const [draft, { count }, matters] = await Promise.all([
    openDraft(visit.db),
    decisionsWaiting(visit.db),
    mattersWaiting(visit.db),
  ]);
  return { draft: draft?.id ?? null, waiting: count + matters };
}

/** What the chair does next: begin a draft, or go on with it. */
function Next({ draft, waiting }: NextProps): VNode {
  return (
    <Section title={words.next}>
      <p>{draft === null ? words.toTell(waiting) : words.draftOpen}</p>
      {draft !== null && <LinkButton href={`/reports/${draft}/draft`}>{words.goOn}</LinkButton>}
      {draft === null && waiting > 0 && (
        <PostForm action="/reports">
          <Button>{words.drawUp}</Button>
        </PostForm>
      )}
    </Section>
  );
}

export function ReportEntry({ report }: { readonly report: ListedReport }): VNode {
  return (
    <Entry title={report.title} href={addressOf(report)} mark={{ what: numberWritten(report), more: [report.session] }}>
      <Fine>
        {report.designation}, <Day on={report.reportedOn} />
      </Fine>
    </Entry>
  );
}
