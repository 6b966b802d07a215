import { fileURLToPath } from 'node:url';
import { renderAsync } from '@resvg/resvg-js';
import { readFace, type Face } from './face.ts';

const faceFile = (name: string): string =>
  fileURLToPath(new URL(`../../../look/fonts/print/${name}.ttf`, import.meta.url));

/** The faces of the look, each at one weight: neither WOFF2 nor an axis of weight is read here. */
const faceFiles = {
  title: faceFile('Brygada1918-Regular'),
  bold: faceFile('Brygada1918-SemiBold'),
  plain: faceFile('Commissioner-Regular'),
  strong: faceFile('Commissioner-SemiBold'),
} as const;

export type FaceName = keyof typeof faceFiles;

/** How a drawing names a face: as the files do, whatever their weight. */
export const faceAttributes: Readonly<Record<FaceName, string>> = {
  title: 'font-family="Brygada 1918" font-weight="400"',
  bold: 'font-family="Brygada 1918" font-weight="600"',
  plain: 'font-family="Commissioner Thin" font-weight="400"',
  strong: 'font-family="Commissioner Thin" font-weight="600"',
};

const faces = new Map<FaceName, Face>();

/** A face, read when it is first asked for. */
export function faceOf(name: FaceName): Face {
  const face = faces.get(name) ?? readFace(faceFiles[name]);
  faces.set(name, face);
  return face;
}

/**
 * Draws an SVG as PNG, beside the event loop.  Only our own faces are read: those of the machine would make a drawing differ
 * from one house to the next, and a letter that none has would stand as a box.
 */
export async function drawPng(svg: string, widthPx: number): Promise<Uint8Array> {
  const drawn = await renderAsync(svg, {
    fitTo: { mode: 'width', value: widthPx },
    font: { loadSystemFonts: false, fontFiles: Object.values(faceFiles), defaultFontFamily: 'Commissioner Thin' },
    logLevel: 'off',
  });
  return drawn.asPng();
}
