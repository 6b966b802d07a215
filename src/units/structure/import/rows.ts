import { readTable, type Cells, type Columns, type RefusedRow } from '../../../platform/csv/index.ts';
import { isCalendarDay, type CalendarDay } from '../../../platform/time/index.ts';
import type { Description, FormerName } from '../model.ts';
import { isAddress, tidyName } from '../rules.ts';

export type Column =
  | 'name'
  | 'acronym'
  | 'kind'
  | 'parent'
  | 'charge'
  | 'topics'
  | 'formerly'
  | 'foundedOn'
  | 'discontinuedOn'
  | 'contactName'
  | 'contactEmail';

const columns: Columns<Column> = {
  name: ['name', 'unit', 'unit name'],
  acronym: ['acronym', 'abbreviation', 'short name'],
  kind: ['kind', 'type', 'kind of unit'],
  parent: ['parent', 'parent unit', 'part of'],
  charge: ['charge', 'function', 'statement of purpose', 'purpose'],
  topics: ['topics', 'topic'],
  formerly: ['formerly', 'former names', 'former name'],
  foundedOn: ['founded on', 'founded', 'established', 'established on'],
  discontinuedOn: ['discontinued on', 'discontinued', 'ended on'],
  contactName: ['contact name', 'contact', 'staff contact'],
  contactEmail: ['contact email', 'contact e mail', 'email', 'e mail'],
};

/** A unit as a file has it. What the file has no column for is left out. */
export interface UnitRow {
  readonly cells: Cells<Column>;
  readonly name: string;
  /** As the file writes it: a name, an acronym, or a way as `ACRL > Nominating Committee`; empty for a unit below none. */
  readonly parent: string | undefined;
  readonly formerNames: readonly FormerName[];
  readonly discontinuedOn: CalendarDay | null | undefined;
  readonly description: Partial<Omit<Description, 'parent'>>;
}

/** A topic of the association's list. */
export interface ListedTopic {
  readonly slug: string;
  readonly label: string;
}

/** Reads a file of units. A row with anything wrong stands among the refused, once for each thing that is wrong. */
export function readUnitRows(
  file: string | Uint8Array,
  topics: readonly ListedTopic[],
): { rows: UnitRow[]; refused: RefusedRow[] } {
  const { rows, refused } = readTable(file, columns, ['name', 'kind']);
  const slugs = new Map(
    topics.flatMap(({ slug, label }) => [[slug, slug] as const, [label.toLowerCase(), slug] as const]),
  );
  const sound: UnitRow[] = [];
  for (const cells of rows) {
    const before = refused.length;
    const row = rowOf(cells, slugs);
    if (refused.length === before) sound.push(row);
  }
  return { rows: sound, refused };
}

function rowOf(cells: Cells<Column>, slugs: ReadonlyMap<string, string>): UnitRow {
  const name = tidyName(cells.cell('name'));
  if (name === '') cells.refuse('name', 'empty');
  if (cells.cell('kind') === '') cells.refuse('kind', 'empty');
  const email = cells.cell('contactEmail');
  if (email !== '' && !isAddress(email)) cells.refuse('contactEmail', 'not-an-address', email);
  const given = <Value>(column: Column, value: () => Value) => (cells.has(column) ? { [column]: value() } : {});
  const text = (column: Column) => given(column, () => cells.cell(column));
  return {
    cells,
    name,
    parent: cells.has('parent') ? cells.cell('parent') : undefined,
    formerNames: formerNamesOf(cells),
    discontinuedOn: cells.has('discontinuedOn') ? dayIn(cells, 'discontinuedOn') : undefined,
    description: {
      kind: cells.cell('kind'),
      ...text('acronym'),
      ...text('charge'),
      ...text('contactName'),
      ...text('contactEmail'),
      ...given('topics', () => topicsOf(cells, slugs)),
      ...given('foundedOn', () => dayIn(cells, 'foundedOn')),
    },
  };
}

function dayIn(cells: Cells<Column>, column: Column, text = cells.cell(column)): CalendarDay | null {
  if (text === '' || isCalendarDay(text)) return text || null;
  cells.refuse(column, 'not-a-day', text);
  return null;
}

/** `Old Name (until 2013-01-27); Older Name`. */
function formerNamesOf(cells: Cells<Column>): FormerName[] {
  return listOf(cells.cell('formerly')).map((text) => {
    const [, name = text, day = ''] = /^(.*?)\s*\((?:until\s+)?(\d{4}-\d{2}-\d{2})\)$/.exec(text) ?? [];
    return { name: tidyName(name), untilOn: dayIn(cells, 'formerly', day) };
  });
}

function topicsOf(cells: Cells<Column>, slugs: ReadonlyMap<string, string>): string[] {
  return listOf(cells.cell('topics')).flatMap((text) => {
    const slug = slugs.get(text.toLowerCase());
    if (!slug) cells.refuse('topics', 'not-a-topic', text);
    return slug ? [slug] : [];
  });
}

const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[;|]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];
