import { readTable, type Cells as CellsOf, type Columns, type RefusedRow } from '../../../platform/csv/index.ts';
import { isCalendarDay, type CalendarDay } from '../../../platform/time/index.ts';
import { groupStates, type GroupState, type PolicyVersion } from '../model.ts';
import { bounds, tidyName } from '../rules.ts';

/** A group as a file of the association's groups has it. */
export interface ImportRow {
  /** The line of the file on which the row begins. */
  readonly line: number;
  readonly name: string;
  /** Newest first. */
  readonly formerly: readonly string[];
  readonly purpose: string;
  /** Slugs of the association's list. */
  readonly topics: readonly string[];
  readonly liaison: string;
  /** Who convenes a group that the file brings; known groups keep theirs. */
  readonly conveners: readonly { readonly name: string; readonly email: string }[];
  readonly openTo: string;
  readonly state: GroupState;
  readonly openedOn: CalendarDay | null;
  readonly endedOn: CalendarDay | null;
  readonly successor: string;
  /** Null where the file names none. */
  readonly policy: PolicyVersion | null;
  /** The years that the group was given; the end is exclusive, null for a term without end. Null where the file has none. */
  readonly term: { readonly fromOn: CalendarDay; readonly untilOn: CalendarDay | null } | null;
}

/** A topic of the association's list. */
export interface ListedTopic {
  readonly slug: string;
  readonly label: string;
}

/** A file of groups, read. */
export interface GroupRows {
  readonly rows: ImportRow[];
  readonly refused: RefusedRow[];
  /** What the file itself calls a column: `ended_on`. */
  readonly labelOf: (column: string) => string;
}

const columns = {
  name: ['name', 'group'],
  formerly: ['formerly', 'former names', 'former name'],
  purpose: ['purpose', 'statement of purpose'],
  topics: ['topics', 'topic'],
  liaison: ['liaison', 'staff liaison', 'staff contact'],
  conveners: ['conveners', 'convener', 'chair', 'chairs'],
  openTo: ['open to'],
  state: ['state', 'status'],
  openedOn: ['opened on', 'opened', 'since', 'established'],
  endedOn: ['ended on', 'ended'],
  successor: ['successor', 'became'],
  policy: ['policy'],
  term: ['term'],
  termFrom: ['term from', 'term begins', 'term from on'],
  termUntil: ['term until', 'term until on'],
} satisfies Columns<string>;

type Column = keyof typeof columns;
type Cells = CellsOf<Column>;

/** Reads a file of groups. A row with anything wrong stands among the refused, once for each thing that is wrong. */
export function readGroupRows(file: string | Uint8Array, topics: readonly ListedTopic[]): GroupRows {
  const { rows: read, refused, labelOf } = readTable<Column>(file, columns, ['name', 'purpose']);
  const topicBy = new Map(
    topics.flatMap(({ slug, label }) => [[slug, slug] as const, [label.toLowerCase(), slug] as const]),
  );
  const rows: ImportRow[] = [];
  const names = new Set<string>();
  for (const cells of read) {
    const before = refused.length;
    const row = rowOf(cells, topicBy);
    if (names.has(row.name.toLowerCase())) cells.refuse('name', 'name-twice', row.name);
    names.add(row.name.toLowerCase());
    if (refused.length === before) rows.push(row);
  }
  return { rows, refused, labelOf };
}

function rowOf(cells: Cells, topicBy: ReadonlyMap<string, string>): ImportRow {
  const { line, cell, refuse } = cells;
  const name = tidyName(cell('name'));
  if (!name) refuse('name', 'empty');
  if ([...name].length > bounds.name) refuse('name', 'too-long', name);
  if (!cell('purpose')) refuse('purpose', 'empty');
  const state = stateOf(cells);
  const openedOn = dayOf(cells, 'openedOn');
  const endedOn = dayOf(cells, 'endedOn');
  if (state === 'active' && endedOn) refuse('endedOn', 'active-and-ended', endedOn);
  if (state !== 'active' && !endedOn) refuse('endedOn', 'empty');
  const term = termOf(cells);
  const began = openedOn ?? term?.fromOn ?? null;
  if (began && endedOn && endedOn < began) refuse('endedOn', 'ends-before-it-begins', endedOn);
  return {
    line,
    name,
    formerly: listOf(cell('formerly')).map(tidyName),
    purpose: cell('purpose'),
    topics: topicsOf(cells, topicBy),
    liaison: cell('liaison'),
    conveners: convenersOf(cells),
    openTo: cell('openTo'),
    state,
    openedOn: began,
    endedOn,
    successor: cell('successor'),
    policy: policyOf(cells),
    term,
  };
}

function stateOf({ cell, refuse }: Cells): GroupState {
  const text = cell('state').toLowerCase() || 'active';
  const state = groupStates.find((known) => known === text);
  if (!state) refuse('state', 'not-a-state', text);
  return state ?? 'active';
}

function dayOf({ cell, refuse }: Cells, column: Column, text = cell(column)): CalendarDay | null {
  if (!text) return null;
  if (isCalendarDay(text)) return text;
  refuse(column, 'not-a-day', text);
  return null;
}

/** `2025-07-01/2028-07-01`, or two columns; the second day is the first one that is no longer in the term. */
function termOf(cells: Cells): ImportRow['term'] {
  const text = cells.cell('term');
  const [from = '', until = ''] = text
    ? text.split('/').map((part) => part.trim())
    : [cells.cell('termFrom'), cells.cell('termUntil')];
  const column = text ? 'term' : 'termFrom';
  if (!from && !until) return null;
  if (!from) cells.refuse(column, 'empty');
  const fromOn = dayOf(cells, column, from);
  const untilOn = dayOf(cells, text ? 'term' : 'termUntil', until);
  if (fromOn && untilOn && untilOn <= fromOn) cells.refuse(text ? 'term' : 'termUntil', 'ends-before-it-begins', until);
  return fromOn ? { fromOn, untilOn } : null;
}

/** `ala-mig 2014` or `ala-mig/2014`. */
function policyOf({ cell, refuse }: Cells): PolicyVersion | null {
  const text = cell('policy');
  if (!text) return null;
  const [id, version, ...more] = text.split(/[\s/@]+/);
  if (id && version && more.length === 0) return { id, version };
  refuse('policy', 'not-a-policy', text);
  return null;
}

function topicsOf({ cell, refuse }: Cells, topicBy: ReadonlyMap<string, string>): string[] {
  return listOf(cell('topics')).flatMap((text) => {
    const slug = topicBy.get(text.toLowerCase());
    if (!slug) refuse('topics', 'not-a-topic', text);
    return slug ? [slug] : [];
  });
}

/** `Amara Okonkwo <amara@example.org>; piotr@example.org`. */
function convenersOf({ cell, refuse }: Cells): { name: string; email: string }[] {
  return listOf(cell('conveners')).flatMap((text) => {
    const found = /^(?:(.*?)\s*<\s*)?([^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)\s*>?$/.exec(text);
    if (!found) refuse('conveners', 'not-an-address', text);
    return found ? [{ name: (found[1] ?? '').replace(/^"|"$/g, ''), email: found[2] ?? '' }] : [];
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
