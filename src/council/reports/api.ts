import { z } from 'zod';
import { address, day, listOperation, operation, sha256, wholeNumber } from '../../platform/api/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { addressOf } from './address.ts';
import { toldAs, type FinalReport, type ListedReport } from './model.ts';
import { countFinalReports, finalReport, finalReports } from './queries.ts';

const tag = 'Reports';

const listed = {
  id: z.int().min(1),
  url: address.meta({ description: 'Its page, for good' }),
  designation: z.string().meta({ description: 'As the association numbers its reports, “2026-2027 report 27-inf”' }),
  title: z.string(),
  reportedOn: day,
};

const ListedReportShape = z.strictObject(listed).meta({ id: 'ListedReport' });

const Item = z
  .strictObject({
    number: z.int().min(1),
    body: z.string().meta({ description: 'Goes on from the lead of its section' }),
    facts: z.array(z.strictObject({ term: z.string(), value: z.string() })).meta({ description: 'What is on record' }),
    url: address.nullable().meta({ description: 'Where the petition or the group is read' }),
  })
  .meta({ id: 'ReportItem' });

const ReportShape = z
  .strictObject({
    ...listed,
    body: z.string().meta({ description: 'Whose report it is' }),
    toldAs: z.enum(toldAs),
    introduction: z.string(),
    sections: z.array(
      z.strictObject({ heading: z.string(), lead: z.string(), toldAs: z.enum(toldAs), items: z.array(Item) }),
    ),
    markdown: z.string(),
    sha256: sha256.meta({ description: 'Of the Markdown' }),
  })
  .meta({ id: 'Report' });

/** What everyone may read of reports to the council: those that are final. */
export const reportsApi = [
  listOperation({
    id: 'listReports',
    path: '/api/v1/reports',
    tag,
    summary: 'Reports of what was decided, the latest first',
    of: ListedReportShape,
    async answer({ visit: { db }, baseUrl }, _, part) {
      const [reports, total] = await Promise.all([finalReports(db, part), countFinalReports(db)]);
      return { total, items: reports.map((report) => inList(report, baseUrl)) };
    },
  }),
  operation({
    id: 'readReport',
    method: 'GET',
    path: '/api/v1/reports/:id',
    tag,
    summary: 'One report, with all that it says',
    params: { id: wholeNumber(1, 999_999_999, 'The number of the report').meta({ exampleOf: 'report' }) },
    gives: ReportShape,
    statuses: { 200: 'The report' },
    async answer({ visit: { db }, baseUrl }, { params: { id } }) {
      const report = await finalReport(db, id);
      if (!report) throw new NotFound();
      return { body: whole(report, baseUrl) };
    },
  }),
];

const inList = (report: ListedReport, baseUrl: string) => ({
  id: report.id,
  url: baseUrl + addressOf(report),
  designation: report.designation,
  title: report.title,
  reportedOn: report.reportedOn,
});

function whole(report: FinalReport, baseUrl: string) {
  const { body, introduction, sections, toldAs: told } = report.document;
  const items = (of: (typeof sections)[number]['items']) =>
    of.map(({ number, body: says, facts, href }) => ({
      number,
      body: says,
      facts: facts.map(([term, value]) => ({ term, value })),
      url: href && baseUrl + href,
    }));
  return {
    ...inList(report, baseUrl),
    body,
    toldAs: told,
    introduction,
    sections: sections.map((section) => ({
      heading: section.heading,
      lead: section.lead ?? section.heading,
      toldAs: section.toldAs,
      items: items(section.items),
    })),
    markdown: report.markdown,
    sha256: report.sha256,
  };
}
