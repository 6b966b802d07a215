import { escapeHtml } from './escape.ts';

/**
 * What a letter says, in the order in which it says it.  Letters wait in the outbox in this shape, through an upgrade too: a new
 * part is optional.
 */
export interface LetterParts {
  readonly subject: string;
  /** As in “Dear Jordan Bellweather”. */
  readonly greeting: string;
  /** The one sentence that matters; it follows the greeting, and a comma. */
  readonly lede: string;
  readonly facts?: readonly (readonly [term: string, value: string, url?: string])[];
  readonly paragraphs?: readonly string[];
  /** What the reader can do; at most one. */
  readonly button?: { readonly label: string; readonly url: string; readonly before?: string };
  /** A code to type in, set apart. */
  readonly code?: string;
  /** In small print: why the reader gets this. */
  readonly fine?: readonly string[];
  /** The last line, as “Petitioners do not speak for the association.” */
  readonly speaks: string;
}

/** A letter that may be posted: `composeLetter` has seen to its subject. */
export type Letter = LetterParts & { readonly [composed]: true };
declare const composed: unique symbol;

/** A letter in both its forms. */
export interface DrawnLetter {
  readonly text: string;
  readonly html: string;
}

const width = 64;

/** Writes a letter. The outbox keeps its parts, a quarter of what it is when it is drawn. */
export function composeLetter(parts: LetterParts): Letter {
  return { ...parts, subject: oneLine(parts.subject) } as Letter;
}

/** Draws a letter: plain text wrapped at 64 letters, and one column of HTML without pictures or trackers. */
export function drawLetter(letter: Letter): DrawnLetter {
  return { text: asText(letter), html: asHtml(letter) };
}

function asText(parts: LetterParts): string {
  const blocks = [
    `${parts.greeting},`,
    wrap(parts.lede),
    parts.code && `    ${parts.code}`,
    factsAsText(parts.facts ?? []),
    ...(parts.paragraphs ?? []).map((paragraph) => wrap(paragraph)),
    parts.button && `${wrap(`${parts.button.before ?? parts.button.label}:`)}\n${parts.button.url}`,
    ...(parts.fine ?? []).map((paragraph) => wrap(paragraph)),
    `-- \n${wrap(parts.speaks)}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function factsAsText(facts: NonNullable<LetterParts['facts']>): string {
  const column = Math.max(0, ...facts.map(([term]) => term.length)) + 4;
  return facts
    .map(([term, value, url]) => {
      const lines = wrap(value, width - column).split('\n');
      return [
        `  ${term}`.padEnd(column) + lines[0],
        ...[...lines.slice(1), ...(url ? [url] : [])].map((line) => ' '.repeat(column) + line),
      ].join('\n');
    })
    .join('\n');
}

/** Breaks lines at spaces, at most `most` letters each; an address or a long word stays whole. */
function wrap(text: string, most = width): string {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).split(' ')) {
    if (line && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].join('\n');
}

const serif = 'Georgia,serif';
const sans = 'Verdana,sans-serif';
/** The reader's program sets the ground, light or dark, so small print has no colour of its own. */
const quiet = 'opacity:.8';

function asHtml(parts: LetterParts): string {
  const paragraph = (text: string, style: string) => `<p style="margin:0 0 16px;${style}">${escapeHtml(text)}</p>`;
  const body = [
    paragraph(`${parts.greeting}, ${parts.lede}`, `font:20px/1.5 ${serif}`),
    parts.code
      ? `<p style="margin:0 0 16px;font:600 28px/1.3 monospace;letter-spacing:4px">${escapeHtml(parts.code)}</p>`
      : '',
    parts.facts
      ? `<table role="presentation" style="border-collapse:collapse;margin:0 0 16px">${parts.facts.map(factAsRow).join('')}</table>`
      : '',
    ...(parts.paragraphs ?? []).map((text) => paragraph(text, `font:15px/1.6 ${sans}`)),
    parts.button ? buttonAsHtml(parts.button) : '',
    ...(parts.fine ?? []).map((text) => paragraph(text, `font:13px/1.6 ${sans};${quiet}`)),
    `<p style="margin:24px 0 0;padding:12px 0;border-top:1px solid #8a7f92;font:italic 16px/1.45 ${serif};${quiet}">${escapeHtml(parts.speaks)}</p>`,
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(parts.subject)}</title></head><body style="margin:0;padding:24px"><div style="max-width:36rem">${body.join('')}</div></body></html>`;
}

function factAsRow([term, value, url]: readonly [string, string, string?]): string {
  const shown = url ? `<a href="${escapeHtml(url)}" style="color:inherit">${escapeHtml(value)}</a>` : escapeHtml(value);
  return `<tr><td style="padding:6px 16px 6px 0;vertical-align:baseline;white-space:nowrap;font:13px/1.6 ${sans};${quiet}">${escapeHtml(term)}</td><td style="padding:6px 0;vertical-align:baseline;font:15px/1.5 ${sans}">${shown}</td></tr>`;
}

function buttonAsHtml({ label, url, before }: NonNullable<LetterParts['button']>): string {
  const intro = before ? `<p style="margin:0 0 8px;font:15px/1.6 ${sans}">${escapeHtml(before)}:</p>` : '';
  return `${intro}<p style="margin:0 0 20px"><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 20px;background:#642b74;color:#ffffff;font:600 16px/1.2 ${sans};text-decoration:none;border-radius:3px">${escapeHtml(label)}</a></p>`;
}

/** A name may hold line breaks; a header and a line of text must not. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
