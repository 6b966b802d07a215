import { fileURLToPath } from 'node:url';

/** The faces of the look, as they are embedded. pdfkit reads no WOFF2: `look/fonts/print` says how these came to be. */
const files = {
  read: 'Brygada1918-Regular',
  strong: 'Brygada1918-SemiBold',
  italic: 'Brygada1918-Italic',
  plain: 'Commissioner-Regular',
  label: 'Commissioner-SemiBold',
} as const;

export type Face = keyof typeof files;

export const faces = Object.keys(files) as readonly Face[];

export const fileOfFace = (face: Face): string =>
  fileURLToPath(new URL(`../../../look/fonts/print/${files[face]}.ttf`, import.meta.url));

/** Characters that look like another one, which every face has. */
const alike: Readonly<Record<string, string>> = {
  '\t': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2028': '\n',
  '\u2029': '\n',
};

/**
 * The text as a face can show it.  What no face has, such as 漢, is written as its number in Unicode, `[U+6F22]`: nothing
 * vanishes, and nobody takes another letter for it.  Characters that show nothing and only steer others are left out.
 */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  const shown = text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replace(/[\t\r\u2010\u2011\u2028\u2029]/g, (each) => alike[each] ?? '\n')
    .replace(/[^\P{C}\n]/gu, (each) => (/\p{Co}|\p{Cn}/u.test(each) ? each : ''));
  return shown.replace(/[^\n\x20-\x7e]+/gu, (run) => named(run, has));
}

function named(run: string, has: (codePoint: number) => boolean): string {
  let found = '';
  let missing: string[] = [];
  const close = () => {
    if (missing.length > 0) found += `[${missing.join(' ')}]`;
    missing = [];
  };
  for (const character of run) {
    const codePoint = character.codePointAt(0)!;
    if (!has(codePoint)) missing.push(`U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
    else {
      close();
      found += character;
    }
  }
  close();
  return found;
}
