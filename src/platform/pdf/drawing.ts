import type { Block, Text, Tone } from './blocks.ts';
import { linesOf, settings } from './lines.ts';
import { drawn, opened, type Drawing, type Element, type Sheet } from './sheet.ts';
import { drawTable } from './tables.ts';

/** Draws a block as a child of the document's element. */
export function* drawBlock(sheet: Sheet, parent: Element, block: Block): Drawing {
  switch (block.kind) {
    case 'heading':
      return drawHeading(sheet, parent, block);
    case 'paragraph':
      return drawParagraph(sheet, parent, block.text, block.tone);
    case 'facts':
      return yield* drawFacts(sheet, parent, block.of);
    case 'list':
      return yield* drawList(sheet, parent, block);
    case 'table':
      return yield* drawTable(sheet, parent, block);
    case 'figure':
      return drawFigure(sheet, parent, block);
    case 'page-break':
      return sheet.turn();
  }
}

/** The title on top, under a short heavy rule, as on a spine. */
export function drawTitle(sheet: Sheet, parent: Element, title: string, lede: Text | undefined): void {
  drawn(sheet, parent, 'H1', (element) => {
    const lines = linesOf(title, settings.title, sheet.right - sheet.first, sheet.measure);
    sheet.lines(element, lines, { setting: settings.title, x: sheet.first });
  });
  if (lede === undefined) return sheet.space(10);
  sheet.space(4);
  drawn(sheet, parent, 'P', (element) => {
    const lines = linesOf(lede, settings.plain, sheet.right - sheet.first, sheet.measure);
    sheet.lines(element, lines, { setting: settings.plain, x: sheet.first });
  });
}

const spaceAbove = { 2: 22, 3: 14, 4: 10 } as const;

function drawHeading(sheet: Sheet, parent: Element, { text, level }: Extract<Block, { kind: 'heading' }>): void {
  const setting = settings[`h${level}`];
  const x = level === 2 ? sheet.first : sheet.second;
  const lines = linesOf(text, setting, sheet.right - x, sheet.measure);
  sheet.space(spaceAbove[level]);
  sheet.keep((lines.length - 1) * setting.leading + setting.leading + 3 * settings.read.leading);
  bookmark(sheet, text, level);
  drawn(sheet, parent, `H${level}`, (element) => sheet.lines(element, lines, { setting, x }));
  sheet.space(level === 2 ? 5 : 2);
}

type Outline = Sheet['pdf']['outline'];
const openHeadings = new WeakMap<Outline, Map<number, Outline>>();

/** Under the last heading of a higher level. */
function bookmark({ pdf, y }: Sheet, text: string, level: number): void {
  const open = openHeadings.get(pdf.outline) ?? new Map<number, Outline>();
  openHeadings.set(pdf.outline, open);
  const above = open.get(level - 1) ?? open.get(level - 2) ?? pdf.outline;
  const place = { top: y - 8, left: pdf.page.width, fit: false };
  open.set(level, above.addItem(text.toWellFormed(), place as never));
  for (const deeper of [3, 4]) if (deeper > level) open.delete(deeper);
}

function drawParagraph(sheet: Sheet, parent: Element, text: Text, tone: Tone): void {
  const setting = settings[tone];
  const lines = linesOf(text, setting, sheet.right - sheet.second, sheet.measure);
  sheet.keep(Math.min(lines.length, 2) * setting.leading);
  const place = { setting, x: sheet.second };
  if (tone === 'quoted')
    drawn(sheet, parent, 'BlockQuote', (quote) =>
      drawn(sheet, quote, 'P', (element) => sheet.lines(element, lines, place)),
    );
  else drawn(sheet, parent, 'P', (element) => sheet.lines(element, lines, place));
  sheet.space(setting.leading * 0.5);
}

function* drawFacts(sheet: Sheet, parent: Element, of: readonly (readonly [string, Text])[]): Drawing {
  const list = opened(sheet, parent, 'L');
  for (const [term, value] of of) {
    const item = opened(sheet, list, 'LI');
    const terms = linesOf(term, settings.label, sheet.second - sheet.first - 12, sheet.measure);
    const values = linesOf(value, settings.plain, sheet.right - sheet.second, sheet.measure);
    sheet.keep(Math.max(terms.length, Math.min(values.length, 3)) * settings.plain.leading);
    const top = sheet.y;
    drawn(sheet, item, 'Lbl', (element) =>
      sheet.lines(element, terms, { setting: { ...settings.label, leading: settings.plain.leading }, x: sheet.first }),
    );
    const under = sheet.y;
    sheet.down(top - under);
    const page = sheet.pdf.page;
    drawn(sheet, item, 'LBody', (element) =>
      sheet.lines(element, values, { setting: settings.plain, x: sheet.second }),
    );
    if (sheet.pdf.page === page) sheet.down(Math.max(0, under - sheet.y));
    item.end();
    sheet.space(3);
    yield;
  }
  list.end();
  sheet.space(5);
}

function* drawList(sheet: Sheet, parent: Element, { items, numbered }: Extract<Block, { kind: 'list' }>): Drawing {
  const setting = settings.read;
  const list = opened(sheet, parent, 'L');
  const x = sheet.second + 16;
  for (const [index, text] of items.entries()) {
    const item = opened(sheet, list, 'LI');
    const label = linesOf(numbered ? `${index + 1}.` : '•', setting, 40, sheet.measure);
    const lines = linesOf(text, setting, sheet.right - x, sheet.measure);
    sheet.keep(Math.min(lines.length, 2) * setting.leading);
    drawn(sheet, item, 'Lbl', (element) =>
      sheet.lines(element, label, { setting, x: sheet.second, until: numbered ? x - 5 : undefined }),
    );
    sheet.down(-setting.leading);
    drawn(sheet, item, 'LBody', (element) => sheet.lines(element, lines, { setting, x }));
    item.end();
    sheet.space(2);
    yield;
  }
  list.end();
  sheet.space(5);
}

function drawFigure(sheet: Sheet, parent: Element, { image, alt, width }: Extract<Block, { kind: 'figure' }>): void {
  const { pdf, second, right } = sheet;
  const opened = (pdf as unknown as { openImage(of: Uint8Array): { width: number; height: number } }).openImage(image);
  const scale = Math.min((width ?? right - second) / opened.width, (sheet.height - 20) / opened.height);
  const [wide, high] = [opened.width * scale, opened.height * scale];
  sheet.keep(high);
  const bbox = [second, sheet.y, second + wide, sheet.y + high];
  const element = pdf.struct('Figure', { alt, bbox } as never);
  parent.add(element);
  element.add(() => pdf.image(opened as never, second, sheet.y, { width: wide, height: high }));
  element.end();
  sheet.down(high);
  sheet.space(8);
}
