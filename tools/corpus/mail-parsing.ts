import fs from 'node:fs';
import path from 'node:path';
import { readMessage, type ReadMessage } from '../../src/platform/mail/index.ts';

/**
 * Messages that others have collected because they are odd.  Beside Stalwart's lies what its parser makes of them, beside mime4j's
 * the texts of their parts; of the rest it is asked that they be read in time, and never throw.
 */
export async function mailParsing(folder: string): Promise<void> {
  const tally = new Tally();
  for (const file of filesIn(folder)) {
    if (!/\.(?:eml|msg|txt)$/.test(file) || /_decoded|licen[cs]e|readme/i.test(file)) continue;
    const started = performance.now();
    const raw = fs.readFileSync(file);
    const message = await readMessage(raw);
    tally.timed(file, performance.now() - started);
    const known = file.replace(/\.eml$/, '.json');
    if (file.includes('/eml/') && known !== file && fs.existsSync(known))
      compareWithStalwart(tally, file, message, known);
    if (file.includes('mime4j')) await compareWithMime4j(tally, file, message);
  }
  tally.print();
}

class Tally {
  private readonly asked = new Map<string, { right: number; of: number; wrong: string[] }>();
  private files = 0;
  private slowest = { file: '', milliseconds: 0 };

  timed(file: string, milliseconds: number): void {
    this.files++;
    if (milliseconds > this.slowest.milliseconds) this.slowest = { file, milliseconds };
  }

  compare(question: string, file: string, expected: string, found: string): void {
    const counts = this.asked.get(question) ?? { right: 0, of: 0, wrong: [] };
    this.asked.set(question, counts);
    counts.of++;
    if (isLike(expected, found)) counts.right++;
    else counts.wrong.push(`${file}\n      expected ${expected.slice(0, 300)}\n      found    ${found.slice(0, 300)}`);
  }

  print(): void {
    for (const [question, { wrong }] of this.asked) for (const each of wrong) console.log(`  ${question}: ${each}`);
    for (const [question, { right, of }] of this.asked) console.log(`${question}: ${right} of ${of}`);
    const { file, milliseconds } = this.slowest;
    console.log(`${this.files} files read; the slowest took ${milliseconds.toFixed(0)} ms: ${path.basename(file)}`);
  }
}

interface StalwartPart {
  readonly headers: readonly { readonly name: unknown; readonly value: StalwartValue }[];
  readonly body: Readonly<Record<string, unknown>>;
}

/** Which of these there is depends on the field. */
interface StalwartValue {
  readonly Text?: string;
  readonly Address?: { readonly List?: readonly Somebody[] };
  readonly DateTime?: StalwartDate;
}

interface Somebody {
  readonly name: string | null;
  readonly address: string | null;
}

interface StalwartDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly tz_before_gmt: boolean;
  readonly tz_hour: number;
  readonly tz_minute: number;
}

function compareWithStalwart(tally: Tally, file: string, message: ReadMessage, known: string): void {
  const { parts, text_body, html_body, attachments } = JSON.parse(fs.readFileSync(known, 'utf8')) as {
    parts: StalwartPart[];
    text_body: number[];
    html_body: number[];
    attachments: number[];
  };
  const value = (name: string) => parts[0]!.headers.find((header) => header.name === name)?.value;
  const compare = (question: string, expected: string, found: string) =>
    tally.compare(`stalwart, ${question}`, file, collapsed(expected), collapsed(found));
  const list = value('from')?.Address?.List;
  if (list) compare('from', list.map(written).join(), message.from.map(written).join());
  compare('subject', value('subject')?.Text ?? '', message.subject);
  compare('message id', value('message_id')?.Text ?? '', message.messageId ?? '');
  const date = value('date')?.DateTime;
  if (date) compare('date', instantOf(date), message.date?.toISOString() ?? '');
  const shown = (list: number[], kind: string) =>
    list.map((index) => parts[index]!.body).filter((body) => kind in body);
  if (text_body.every((index) => !('Html' in parts[index]!.body)))
    compare(
      'text',
      shown(text_body, 'Text')
        .map((body) => body['Text'])
        .join('\n'),
      message.text,
    );
  if (html_body.every((index) => 'Html' in parts[index]!.body))
    compare(
      'html',
      shown(html_body, 'Html')
        .map((body) => body['Html'])
        .join('\n'),
      message.html ?? '',
    );
  const media = [...text_body, ...html_body].filter(
    (index) => !('Text' in parts[index]!.body || 'Html' in parts[index]!.body),
  );
  compare('attachments', String(new Set([...attachments, ...media]).size), String(message.attachments.length));
}

/** Where the other parser lost a letter (U+FFFD), any letter is right. */
function isLike(expected: string, found: string): boolean {
  const pieces = expected.split(/\ufffd+/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.{1,3}?')}$`, 's').test(found);
}

function written({ name, address }: Somebody): string {
  return `${name ?? ''} <${address ?? ''}>`;
}

function instantOf(date: StalwartDate): string {
  const ahead = (date.tz_before_gmt ? -1 : 1) * (date.tz_hour * 60 + date.tz_minute);
  return new Date(
    Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute - ahead, date.second),
  ).toISOString();
}

/** Every part that mime4j decoded to a text must be found: in the body, or as an attachment. */
async function compareWithMime4j(tally: Tally, file: string, message: ReadMessage): Promise<void> {
  const stem = path.basename(file, '.msg');
  const siblings = fs.readdirSync(path.dirname(file)).filter((name) => name.startsWith(`${stem}_decoded_1`));
  const haystack = (await textsWithin(message)).map(lettersOf).join('\n');
  for (const sibling of siblings) {
    const expected = lettersOf(fs.readFileSync(path.join(path.dirname(file), sibling)).toString('latin1'));
    tally.compare(
      'mime4j, parts found',
      sibling,
      'found',
      haystack.includes(expected) ? 'found' : expected.slice(0, 200),
    );
  }
}

/** All that is in a message, messages that came with it unpacked. */
async function textsWithin(message: ReadMessage): Promise<string[]> {
  const files = message.attachments.map(async ({ type, content }) => [
    Buffer.from(content).toString('latin1'),
    ...(type === 'message/rfc822' ? await textsWithin(await readMessage(content)) : []),
  ]);
  return [message.text, message.html ?? '', ...(await Promise.all(files)).flat()];
}

/** Letters of ASCII alone: charsets are asked about by other cases. */
function lettersOf(text: string): string {
  return text.replace(/[^!-~]+/g, '');
}

function collapsed(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}
