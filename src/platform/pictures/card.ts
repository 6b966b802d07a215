import { faceAttributes, faceOf, type FaceName } from './draw.ts';
import { broken, writable } from './lines.ts';

/** As the networks ask for it, in pixels. */
export const cardSize = { width: 1200, height: 630 } as const;

/** What a link is shown by: its kind, its title, what matters now, and a ring where something is counted. */
export interface Card {
  readonly what: string;
  readonly title: string;
  /** In the colour of what was counted. */
  readonly now: string;
  /** At the foot; at most two lines, each cut where it leaves the picture. */
  readonly small: readonly string[];
  readonly ring: CardRing | null;
}

/** A ring, with its number in the middle and what it counts below. */
export interface CardRing {
  /** As `ringStrokes` gives them: what is still open, what is filled, and how many there are in all. */
  readonly open: string;
  readonly filled: string;
  readonly places: number;
  readonly count: string;
  readonly counts: string;
}

const margin = 72;
const textWidth = 680;
/** In the colours of the first page, which has one ground by day and by night. */
const colour = { ground: '#33143f', text: '#f7f2f9', quiet: '#cdb9d6', open: '#6a4a77', filled: '#ffcf4d' } as const;

/** The picture as SVG. */
export function drawCard({ what, title, now, small, ring }: Card): string {
  const { lines, size } = broken(title, faceOf('title'), {
    width: ring ? textWidth : cardSize.width - 2 * margin,
    sizes: [
      [76, 3],
      [60, 4],
      [48, 5],
    ],
  });
  const top = 150 + size * 0.4;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${cardSize.width} ${cardSize.height}">`,
    `<rect width="100%" height="100%" fill="${colour.ground}"/>`,
    line(what, { face: 'strong', size: 26, y: margin + 20, fill: colour.quiet }),
    ...lines.map((each, index) => line(each, { face: 'title', size, y: top + index * size * 1.1, fill: colour.text })),
    line(now, { face: 'strong', size: 28, y: 512, fill: colour.filled }),
    ...small.map((each, index) => fitting(each, 22, 552 + index * 32)),
    ring ? drawn(ring) : '',
    '</svg>',
  ].join('');
}

/** What our faces can write of a title; something else, where that is less than half of it. */
export function titleToDraw(title: string, otherwise: string): string {
  const shown = writable(title, faceOf('title'));
  return [...shown].length * 2 >= [...title].length && shown !== '' ? shown : otherwise;
}

function drawn({ open, filled, places, count, counts }: CardRing): string {
  const stroke = places <= 40 ? 4 : 2.2;
  const [x, y, scale] = [820, 140, 1.6];
  const middle = x + 100 * scale;
  return [
    `<g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke-linecap="round">`,
    `<path d="${open}" stroke="${colour.open}" stroke-width="${stroke}"/>`,
    `<path d="${filled}" stroke="${colour.filled}" stroke-width="${stroke}"/></g>`,
    line(count, {
      face: 'title',
      size: count.length > 4 ? 64 : 92,
      x: middle,
      y: y + 170,
      fill: colour.text,
      middle: true,
    }),
    line(counts, { face: 'plain', size: 22, x: middle, y: y + 212, fill: colour.quiet, middle: true }),
  ].join('');
}

/** A line of small print that stays within the picture. */
function fitting(text: string, size: number, y: number): string {
  const { lines } = broken(writable(text, faceOf('plain')), faceOf('plain'), {
    width: cardSize.width - 2 * margin,
    sizes: [[size, 1]],
  });
  return line(lines[0] ?? '', { face: 'plain', size, y, fill: colour.quiet });
}

interface Placed {
  readonly face: FaceName;
  readonly size: number;
  readonly x?: number;
  readonly y: number;
  readonly fill: string;
  readonly middle?: boolean;
}

function line(text: string, { face, size, x = margin, y, fill, middle }: Placed): string {
  const anchor = middle ? ' text-anchor="middle"' : '';
  return `<text ${faceAttributes[face]} font-size="${size}" x="${x}" y="${y}" fill="${fill}"${anchor}>${escaped(text)}</text>`;
}

/** Control characters have no place in XML, however they are written. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
