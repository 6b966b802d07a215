import { onePage, type Page, type Paper } from '../../platform/pdf/index.ts';
import { broken, drawQr, faceOf, writable, type FaceName } from '../../platform/pictures/index.ts';
import type { Shared } from './model.ts';
import { petitionTitleToDraw } from './title.ts';
import { posterWords as words } from './words.ts';

const margin = 54;
const ink = '#211a28';
const quiet = '#5a5063';
const logwood = '#642b74';
const qrSide = 168;
const stripHeight = 160;
const strips = 7;

/** The poster of a petition that can be signed: to be read from two steps away, scanned, and torn off. */
export function posterOf(shared: Shared, paper: Paper): Promise<Uint8Array> {
  const { petition, association } = shared;
  const at = petition.openedAt ?? petition.begunAt;
  return onePage({ title: petition.title, author: association, language: 'en-US', at, paper }, (page) => {
    const foot = page.height - stripHeight - 44;
    const codeTop = foot - qrSide - 16;
    drawStatement(page, shared, codeTop - 26);
    drawInvitation(page, shared, codeTop);
    const speaks = columnOn(page, { x: margin, y: foot, width: page.width - 2 * margin });
    speaks.put('P', shared.speaks, {
      ...italic,
      sizes: [
        [12, 1],
        [10, 2],
      ],
    });
    drawStrips(page, shared);
  });
}

/** Title and first sentences; they have the place that is there, and no more. */
function drawStatement(page: Page, { petition }: Shared, until: number): void {
  const column = columnOn(page, { x: margin, y: margin + 12, width: page.width - 2 * margin });
  column.put('P', words.what, { ...label, sizes: [[15, 1]] });
  column.space(14);
  column.put('H1', petitionTitleToDraw(petition), {
    ...bold,
    sizes: [
      [54, 3],
      [44, 4],
      [34, 6],
    ],
    leading: 1.08,
  });
  column.space(20);
  const leading = 1.42;
  const linesOf = (size: number) => Math.floor((until - column.y) / (size * leading));
  column.put('P', words.begins(petition.purpose), {
    ...read,
    leading,
    sizes: [17, 14, 12].map((size) => [size, linesOf(size)] as const),
  });
}

/** The code, and beside it what to do with it. */
function drawInvitation(page: Page, shared: Shared, top: number): void {
  const { size, path } = drawQr(shared.address);
  // The quiet margin of the code reaches into that of the page, so that it stands flush with the text.
  const scale = qrSide / (size - 8);
  page.figure(path, words.qrAlt(shared.address), { x: margin - 4 * scale, y: top - 4 * scale, scale });
  const x = margin + qrSide + 24;
  const column = columnOn(page, { x, y: top, width: page.width - margin - x });
  column.put('H2', words.readAndSign, { ...bold, sizes: [[25, 2]], leading: 1.12 });
  column.space(8);
  column.put('P', shared.address, {
    ...label,
    sizes: [
      [14, 1],
      [12, 2],
      [10, 4],
    ],
  });
  column.space(8);
  for (const line of [words.needed(shared), words.until(shared), words.how(shared)]) {
    column.put('P', line, { ...plain, sizes: [[13, 2]] });
    column.space(3);
  }
}

interface Look {
  readonly face: Parameters<Page['text']>[2]['face'];
  /** The face by which lines are broken: the italic is as wide as the upright. */
  readonly measured: FaceName;
  readonly colour: string;
}

const label: Look = { face: 'label', measured: 'strong', colour: logwood };
const bold: Look = { face: 'strong', measured: 'bold', colour: ink };
const read: Look = { face: 'read', measured: 'title', colour: ink };
const plain: Look = { face: 'plain', measured: 'plain', colour: ink };
const italic: Look = { face: 'italic', measured: 'title', colour: quiet };

interface Sized extends Look {
  readonly sizes: readonly (readonly [size: number, mostLines: number])[];
  readonly leading?: number;
}

/** Puts one text below the other. */
function columnOn(page: Page, { x, y: from, width }: { x: number; y: number; width: number }) {
  let y = from;
  return {
    get y() {
      return y;
    },
    space: (height: number) => {
      y += height;
    },
    put(kind: 'H1' | 'H2' | 'P', text: string, { face, measured, colour, sizes, leading: factor = 1.2 }: Sized) {
      const fitting = sizes.filter(([, mostLines]) => mostLines > 0);
      if (fitting.length === 0) return;
      const by = faceOf(measured);
      const { lines, size } = broken(writable(text, by), by, { width, sizes: fitting });
      const leading = size * factor;
      page.text(kind, lines, { face, size, colour, x, y: y + size * 0.8, leading });
      y += lines.length * leading;
    },
  };
}

/** Strips to tear off: the address once more on each, which nobody needs to hear seven times. */
function drawStrips(page: Page, { petition, address }: Shared): void {
  const top = page.height - stripHeight;
  const width = page.width / strips;
  const lines = stripLines(petitionTitleToDraw(petition), address.replace(/^https?:\/\//, ''));
  const height = lines.reduce((sum, { size, above }) => sum + above + size * 1.2, 0);
  page.aside(({ rule, upwards }) => {
    const look = { colour: '#b9aec1', width: 0.6, dash: 3 };
    rule([0, top], [page.width, top], look);
    for (let strip = 0; strip < strips; strip += 1) {
      const left = strip * width;
      if (strip > 0) rule([left, top], [left, page.height], look);
      let x = left + (width - height) / 2;
      for (const { line, above, ...setting } of lines) {
        x += above + setting.size * 1.2;
        upwards(line, { ...setting, x: x - setting.size * 0.3, y: page.height - 16 });
      }
    }
  });
}

/** The title may end early on a strip; the address is there whole, in print as small as it takes. */
function stripLines(title: string, address: string) {
  const width = stripHeight - 26;
  const name = broken(title, faceOf('strong'), {
    width,
    sizes: [
      [10, 2],
      [8.5, 2],
    ],
  });
  const where = broken(address, faceOf('plain'), {
    width,
    sizes: [
      [9.5, 1],
      [8, 1],
      [8, 2],
      [6.5, 3],
      [5, 6],
    ],
  });
  return [
    ...name.lines.map((line) => ({ line, size: name.size, above: 0, face: 'label' as const, colour: ink })),
    ...where.lines.map((line, index) => ({
      line,
      size: where.size,
      above: index === 0 ? 4 : 0,
      face: 'plain' as const,
      colour: logwood,
    })),
  ];
}
