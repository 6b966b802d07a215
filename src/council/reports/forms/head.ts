import type { ReportDocument } from '../model.ts';
import { documentWords as words } from '../words.ts';

/** What stands above the text of a report in each of its forms: who tells whom, and when. */
export function headOf(document: ReportDocument): (readonly [term: string, value: string])[] {
  const { designation, on, body, association, amends } = document;
  return [
    [words.labels.number, designation ?? words.draft],
    [words.labels.to, words.addressee(document)],
    [words.labels.from, `${body}, ${association}`],
    ...(on === null ? [] : [[words.labels.on, words.day(on)] as const]),
    ...(amends ? [[words.labels.amends, amends.designation] as const] : []),
  ];
}
