import { fileURLToPath } from 'node:url';
import { renderAsync } from '@resvg/resvg-js';
import { readFace, type Face } from './face.ts';

const faceFile = (name: string): string => fileURLToPath(new URL(`../../../look/faces/${name}.ttf`, import.meta.url));

/** The faces of the look, each by its family and weight as a drawing names them. */
const faceFiles = {
  title: faceFile('brygada-1918-500'),
  plain: faceFile('commissioner-450'),
  strong: faceFile('commissioner-650'),
} as const;

export type FaceName = keyof typeof faceFiles;

/** How a drawing names a face. */
export const faceAttributes: Readonly<Record<FaceName, string>> = {
  title: 'font-family="Brygada 1918" font-weight="500"',
  plain: 'font-family="Commissioner" font-weight="400"',
  strong: 'font-family="Commissioner" font-weight="600"',
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
    font: { loadSystemFonts: false, fontFiles: Object.values(faceFiles), defaultFontFamily: 'Commissioner' },
    logLevel: 'off',
  });
  return drawn.asPng();
}
