import { cleanText } from '../../text/index.ts';
import type { Body } from './body.ts';
import { decodeText } from './charsets.ts';
import { unflowed } from './flowed.ts';
import { valueOf } from './header.ts';
import { htmlToText } from './html-to-text.ts';
import type { Defect } from './message.ts';
import type { Part } from './parts.ts';
import { decodeTransfer } from './transfer.ts';
import { escapeHtml } from '../escape.ts';

interface Reading {
  readonly letters: number;
  note(defect: Defect): void;
}

/** The text of a message; what it has only as HTML is turned into text. */
export function textOf(body: Body, reading: Reading): string {
  const texts = body.text.flatMap((part) => {
    if (part.contentType.value === 'text/html') return htmlToText(written(part, reading));
    return isText(part) ? written(part, reading) : [];
  });
  return within(texts.join('\n'), reading);
}

/** The HTML of a message; null when no part of it is HTML. */
export function htmlOf(body: Body, reading: Reading): string | null {
  const shown = body.html.filter((part) => isText(part));
  if (!shown.some((part) => part.contentType.value === 'text/html')) return null;
  const pieces = shown.map((part) => {
    const text = written(part, reading);
    return part.contentType.value === 'text/html' ? text : `<pre>${escapeHtml(text)}</pre>`;
  });
  return within(pieces.join('\n'), reading);
}

/** The bytes of a part. */
export function transferred(part: Part, note: Reading['note']): Uint8Array {
  const encoding = /[\w-]+/.exec((valueOf(part.fields, 'content-transfer-encoding') ?? '').toLowerCase())?.[0] ?? '';
  const bytes = decodeTransfer(part.body, encoding);
  if (!bytes) note('encoding-unknown');
  return bytes ?? part.body;
}

function isText(part: Part): boolean {
  return part.contentType.value.startsWith('text/');
}

function written(part: Part, reading: Reading): string {
  const { parameters, value } = part.contentType;
  const bytes = transferred(part, reading.note);
  const most = reading.letters * 4;
  if (bytes.length > most) reading.note('text-too-long');
  const { text, known, broken } = decodeText(bytes.subarray(0, most), parameters.get('charset') ?? null);
  if (!known) reading.note('charset-unknown');
  if (broken) reading.note('text-broken');
  const clean = within(cleanText(text), reading);
  const flows = value === 'text/plain' && parameters.get('format')?.toLowerCase() === 'flowed';
  return flows ? unflowed(clean, parameters.get('delsp')?.toLowerCase() === 'yes') : clean;
}

function within(text: string, { letters, note }: Reading): string {
  if (text.length <= letters) return text;
  note('text-too-long');
  return text.slice(0, letters).toWellFormed();
}
