import type { CalendarDay } from '../../platform/time/index.ts';
import type { ReportingAssociation } from '../given.ts';
import { toldAs, type DocumentItem, type Report, type ReportDocument, type ReportItem } from './model.ts';
import type { OnRecord } from './on-record.ts';
import { inOrder, toldAsOf } from './rules.ts';
import { documentWords as words } from './words.ts';

/** What a report is drawn from. */
export interface Drawn {
  readonly report: Pick<Report, 'title' | 'introduction' | 'changed'>;
  readonly items: readonly ReportItem[];
  /** What stands behind each item, by its id. */
  readonly onRecord: ReadonlyMap<number, OnRecord>;
  readonly association: ReportingAssociation;
  readonly chair: string;
  /** Null for a draft. */
  readonly designation: string | null;
  readonly on: CalendarDay | null;
  /** The designation of the report that this one amends. */
  readonly amends: string | null;
}

/** All that a report says: what the chair wrote, and below it what is on record. */
export function documentOf(drawn: Drawn): ReportDocument {
  const { report, association, amends } = drawn;
  const told = inOrder(drawn.items).filter(({ leftOut }) => !leftOut);
  const items = told.map((item, index) => ({ toldAs: item.toldAs, item: itemOf(item, index + 1, drawn) }));
  const kinds = toldAs.toReversed();
  return {
    language: association.language,
    association: association.name,
    designation: drawn.designation,
    body: association.committee,
    to: association.council,
    toldAs: toldAsOf(drawn.items),
    on: drawn.on,
    chair: drawn.chair,
    title: printable(report.title),
    introduction: printable(report.introduction),
    amends: amends === null ? null : { designation: amends, changed: printable(report.changed) },
    sections: kinds.flatMap((kind) => {
      const own = items.filter((one) => one.toldAs === kind).map(({ item }) => item);
      return own.length > 0
        ? [{ toldAs: kind, heading: words.sections[kind], lead: words.leads(association.nouns)[kind], items: own }]
        : [];
    }),
  };
}

function itemOf({ id, body, decision, matter }: ReportItem, number: number, { onRecord }: Drawn): DocumentItem {
  const found = onRecord.get(id);
  if (!found && (decision ?? matter) !== null) throw new Error(`what item ${id} of a report tells is not on record`);
  return {
    number,
    body: printable(body),
    facts: found?.facts.map(([term, value]) => [term, printable(value)] as const) ?? [],
    href: found?.href ?? null,
  };
}

/** Without the control characters that XML, and so a Word file, cannot hold. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is taken away
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').trim();
}
