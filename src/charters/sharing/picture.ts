import { broken, faceAttributes, faceOf, writable, type FaceName } from '../../platform/pictures/index.ts';
import { ringStrokes } from '../../platform/web/parts/index.ts';
import { countWritten } from '../../platform/written/index.ts';
import type { Shared } from './model.ts';
import { titleToDraw } from './title.ts';
import { pictureWords as words } from './words.ts';

/** As the networks ask for it, in pixels. */
export const pictureSize = { width: 1200, height: 630 } as const;

const margin = 72;
const textWidth = 680;
/** In the colours of the first page, which has one ground by day and by night. */
const colour = { ground: '#33143f', text: '#f7f2f9', quiet: '#cdb9d6', open: '#6a4a77', signed: '#ffcf4d' } as const;

/** The picture of a petition as SVG: its title, how many have signed, until when, and who does not speak for whom. */
export function pictureOf(shared: Shared): string {
  const { petition, signed, association, speaks } = shared;
  const title = titleToDraw(petition);
  const { lines, size } = broken(title, faceOf('title'), {
    width: textWidth,
    sizes: [
      [76, 3],
      [60, 4],
      [48, 5],
    ],
  });
  const top = 150 + size * 0.4;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pictureSize.width} ${pictureSize.height}">`,
    `<rect width="100%" height="100%" fill="${colour.ground}"/>`,
    line(words.what, { face: 'strong', size: 26, y: margin + 20, fill: colour.quiet }),
    ...lines.map((each, index) => line(each, { face: 'title', size, y: top + index * size * 1.1, fill: colour.text })),
    line(words.until(shared), { face: 'strong', size: 28, y: 512, fill: colour.signed }),
    fitting(`${association} · P ${petition.id}`, 22, 552),
    fitting(speaks, 22, 584),
    ring(signed, petition.needed ?? 0),
    '</svg>',
  ].join('');
}

function ring(signed: number, needed: number): string {
  const { open, filled, beyond, places } = ringStrokes(signed, needed, false);
  const stroke = places <= 40 ? 4 : 2.2;
  const [x, y, scale] = [820, 140, 1.6];
  const middle = x + 100 * scale;
  const count = countWritten(signed);
  return [
    `<g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke-linecap="round">`,
    `<path d="${open}" stroke="${colour.open}" stroke-width="${stroke}"/>`,
    `<path d="${filled}${beyond}" stroke="${colour.signed}" stroke-width="${stroke}"/></g>`,
    line(count, {
      face: 'title',
      size: count.length > 4 ? 64 : 92,
      x: middle,
      y: y + 170,
      fill: colour.text,
      middle: true,
    }),
    line(words.haveSigned(signed, needed), {
      face: 'plain',
      size: 22,
      x: middle,
      y: y + 212,
      fill: colour.quiet,
      middle: true,
    }),
  ].join('');
}

/** A line of small print that stays within the picture. */
function fitting(text: string, size: number, y: number): string {
  const { lines } = broken(writable(text, faceOf('plain')), faceOf('plain'), {
    width: pictureSize.width - 2 * margin,
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
