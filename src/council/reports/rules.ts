import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Report, ReportItem, ReportNumber, ReportRules, ToldAs } from './model.ts';

/** The year of the association in which a day falls: `2026-2027`, or `2026` where it is the calendar's. */
export function sessionOf(on: CalendarDay, { sessionBegins }: Pick<ReportRules, 'sessionBegins'>): string {
  const year = Number(on.slice(0, 4));
  if (sessionBegins === 1) return String(year);
  const first = Number(on.slice(5, 7)) >= sessionBegins ? year : year - 1;
  return `${first}-${first + 1}`;
}

/** As `27`, and `27.1` for the first amended one. */
export function numberWritten({ number, amendment }: Pick<ReportNumber, 'number' | 'amendment'>): string {
  return amendment === 0 ? String(number) : `${number}.${amendment}`;
}

/** What a report is cited by, in the association's pattern: `2026-2027 ALA CD#27-inf`. */
export function designationOf(
  { session, ...numbered }: ReportNumber,
  toldAs: ToldAs,
  { pattern, marks }: Pick<ReportRules, 'pattern' | 'marks'>,
): string {
  const parts: Readonly<Record<string, string>> = { session, number: numberWritten(numbered), as: marks[toldAs] };
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
}

/** A report is for action when anything in it is. */
export function toldAsOf(items: readonly Pick<ReportItem, 'toldAs' | 'leftOut'>[]): ToldAs {
  return items.some((item) => !item.leftOut && item.toldAs === 'action') ? 'action' : 'information';
}

/** Items in their order: what is for action first, since it is what the council meets for. */
export function inOrder<Item extends Pick<ReportItem, 'toldAs' | 'place' | 'id'>>(items: readonly Item[]): Item[] {
  const rank = ({ toldAs }: Item) => (toldAs === 'action' ? 0 : 1);
  return items.toSorted((one, other) => rank(one) - rank(other) || one.place - other.place || one.id - other.id);
}

/** What is to be told and stands in no item of a draft yet. */
export function newsFor<News extends Pick<ReportItem, 'decision' | 'matter'>>(
  items: readonly Pick<ReportItem, 'decision' | 'matter'>[],
  toTell: readonly News[],
): News[] {
  return toTell.filter(
    ({ decision, matter }) => !items.some((item) => item.decision === decision && item.matter === matter),
  );
}

export const bounds = { mostTitle: 200, mostIntroduction: 5_000, mostBody: 4_000, mostChanged: 2_000 } as const;

/** What keeps a report from becoming final; empty when nothing does. */
export function impedimentsToFinalizing(report: Report, items: readonly ReportItem[]): Impediment[] {
  const found: Impediment[] = [];
  if (report.state !== 'draft') found.push({ code: 'report-final' });
  if (!report.title.trim()) found.push({ code: 'report-title-missing' });
  const told = items.filter(({ leftOut }) => !leftOut);
  if (told.length === 0) found.push({ code: 'report-empty' });
  for (const { id, place, body } of told) {
    if (!body.trim()) found.push({ code: 'report-item-empty', item: id, place });
  }
  if (report.amends !== null && !report.changed.trim()) found.push({ code: 'report-change-unsaid' });
  return found;
}
