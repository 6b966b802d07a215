import type { ReportDocument } from '../model.ts';
import { documentWords as words } from '../words.ts';

/** What stands above the text of a report in the forms that people take away. */
export function headOf(document: ReportDocument): (readonly [term: string, value: string])[] {
  const { designation, on, body, association, amends, chair } = document;
  return [
    [words.labels.number, designation ?? words.draft],
    [words.labels.body, `${body}, ${association}`],
    [words.labels.chair, chair],
    [words.labels.to, words.kind(document)],
    ...(on === null ? [] : [[words.labels.on, words.day(on)] as const]),
    ...(amends ? [[words.labels.amends, amends.designation] as const] : []),
  ];
}
