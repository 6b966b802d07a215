import { spansOf, type Table, type Text } from './blocks.ts';
import { extentOf, linesOf, settings, type Line, type Setting } from './lines.ts';
import { drawLines, drawn, opened, type Drawing, type Element, type Sheet } from './sheet.ts';

const gap = 12;
const padding = 4;

interface Place {
  readonly x: number;
  readonly width: number;
  readonly num: boolean;
}

/**
 * A table over both columns.  Its head is drawn again on every page, which whoever has it read out does not hear; a row that
 * is higher than what is left goes to the next page, and one that is higher than a page goes on there.
 */
export function* drawTable(sheet: Sheet, parent: Element, table: Table): Drawing {
  const places = placesOf(sheet, table);
  const element = opened(sheet, parent, 'Table');
  const heads = cells(
    sheet,
    places,
    table.columns.map(({ label }) => label),
    settings.label,
  );
  sheet.keep(heightOf(heads) + 3 * settings.cell.leading + 2 * padding + settings.label.leading);
  drawn(sheet, element, 'Caption', (caption) => {
    const lines = linesOf(table.caption, settings.label, sheet.right - sheet.first, sheet.measure);
    sheet.lines(caption, lines, { setting: settings.label, x: sheet.first });
  });
  sheet.space(2);
  drawn(sheet, element, 'THead', (head) => {
    const row = opened(sheet, head, 'TR');
    const each = places.map(() => headed(sheet, row, 'Column'));
    drawHead(sheet, places, heads, (index, draw) => draw(each[index]!));
    [...each, row].forEach((part) => part.end());
  });
  const again = () => drawHeadAgain(sheet, places, heads);
  const body = opened(sheet, element, 'TBody');
  for (const row of table.rows) {
    drawRow(sheet, body, { table, places, row, again, setting: settings.cell });
    yield;
  }
  if (table.total) {
    sheet.rule(true);
    drawRow(sheet, body, { table, places, row: table.total, again, setting: settings.label });
  }
  body.end();
  element.end();
  sheet.space(10);
}

interface Row {
  readonly table: Table;
  readonly places: readonly Place[];
  readonly row: readonly Text[];
  readonly again: () => void;
  readonly setting: Setting;
}

function drawRow(sheet: Sheet, body: Element, { table, places, row, again, setting }: Row): void {
  let rest = cells(sheet, places, row, setting);
  const turn = () => {
    sheet.turn();
    again();
  };
  const fits = heightOf(rest) + 2 * padding;
  if (fits > sheet.left() && fits < sheet.height * 0.6) turn();
  const element = opened(sheet, body, 'TR');
  const each = table.columns.map(({ head }) => (head ? headed(sheet, element, 'Row') : opened(sheet, element, 'TD')));
  while (rest.some((lines) => lines.length > 0)) {
    const fit = Math.floor((sheet.left() - 2 * padding) / setting.leading);
    if (fit < 1) {
      turn();
      continue;
    }
    const now = rest.map((lines) => lines.slice(0, fit));
    drawCells(sheet, places, now, (index, lines, place) => drawLines(sheet.pdf, each[index]!, lines, place), setting);
    sheet.rule(false);
    rest = rest.map((lines) => lines.slice(fit));
    if (rest.some((lines) => lines.length > 0)) turn();
  }
  [...each, element].forEach((part) => part.end());
}

function drawHead(sheet: Sheet, places: readonly Place[], heads: readonly Line[][], within: Within): void {
  drawCells(
    sheet,
    places,
    heads,
    (index, lines, place) => within(index, (element) => drawLines(sheet.pdf, element, lines, place)),
    settings.label,
  );
  sheet.rule(true);
}

type Within = (index: number, draw: (element: Element) => void) => void;

/** Nobody who has the table read out is told its head twice. */
function drawHeadAgain(sheet: Sheet, places: readonly Place[], heads: readonly Line[][]): void {
  const { pdf } = sheet;
  pdf.markContent('Artifact', { type: 'Pagination' });
  const straight = { add: (draw: () => void) => draw() } as unknown as Element;
  drawCells(sheet, places, heads, (_, lines, place) => drawLines(pdf, straight, lines, place), settings.label);
  pdf.endMarkedContent();
  sheet.rule(true);
}

type DrawCell = (index: number, lines: readonly Line[], place: Parameters<typeof drawLines>[3]) => void;

function drawCells(
  sheet: Sheet,
  places: readonly Place[],
  of: readonly (readonly Line[])[],
  draw: DrawCell,
  setting: Setting,
): void {
  const y = sheet.y + padding;
  for (const [index, { x, width, num }] of places.entries()) {
    const lines = of[index] ?? [];
    if (lines.length > 0) draw(index, lines, { setting, x, y, until: num ? x + width : undefined });
  }
  sheet.down(heightOf(of, setting) + 2 * padding);
}

function headed({ pdf }: Sheet, row: Element, scope: 'Row' | 'Column'): Element {
  const element = pdf.struct('TH', { scope } as never);
  row.add(element);
  return element;
}

const cells = (sheet: Sheet, places: readonly Place[], row: readonly Text[], setting: Setting): Line[][] =>
  places.map(({ width }, index) => linesOf(row[index] ?? '', setting, width, sheet.measure));

const heightOf = (row: readonly (readonly Line[])[], { leading } = settings.cell): number =>
  Math.max(...row.map((lines) => lines.length)) * leading;

/** So many rows, and the longest ones, tell how wide the columns are. */
const tellingRows = 100;

/** A column up to this width is not broken; a word beyond that width is. */
const narrow = 96;
const widest = 160;

/** Each column as wide as it has to be; columns of words share what is left, by what each would like beyond that. */
function placesOf(sheet: Sheet, table: Table): Place[] {
  const room = sheet.right - sheet.first - gap * (table.columns.length - 1);
  const wishes = wishesOf(sheet, table);
  const least = sum(wishes.map((each) => each.least));
  const more = sum(wishes.map((each) => each.more));
  const scale = Math.min(1, room / least);
  const over = Math.max(0, room - least);
  let x = sheet.first;
  return wishes.map((wish, index) => {
    const width = wish.least * scale + (more === 0 ? 0 : (over * wish.more) / more);
    const place = { x, width, num: table.columns[index]!.num ?? false };
    x += width + gap;
    return place;
  });
}

function wishesOf({ measure }: Sheet, { columns, rows, total = [] }: Table): { least: number; more: number }[] {
  return columns.map(({ label, num }, index) => {
    const column = rows.map((row) => row[index] ?? '');
    const telling = [label, total[index] ?? '', ...column.slice(0, tellingRows), longestOf(column)];
    const extents = telling.map((text) => extentOf(text, settings.label, measure));
    const most = Math.max(...extents.map((each) => each.most));
    const word = Math.max(...extents.map((each) => Math.min(each.least, widest)));
    const least = num || most <= narrow ? most : word;
    // What fits takes a little of what is left all the same, so that the table comes to the edge.
    return { least, more: num ? 0 : Math.max(1, most - least) };
  });
}

function longestOf(column: readonly Text[]): Text {
  let [longest, length]: [Text, number] = ['', 0];
  for (const text of column) {
    const own = spansOf(text).reduce((total, span) => total + span.text.length, 0);
    if (own > length) [longest, length] = [text, own];
  }
  return longest;
}

const sum = (of: readonly number[]): number => of.reduce((total, each) => total + each, 0);
