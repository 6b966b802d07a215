import fs from 'node:fs';
import path from 'node:path';
import { mboxEntry, readMbox, readMessage, type MboxEntry } from '../../src/platform/mail/index.ts';

/**
 * Mailboxes in the shapes in which archives come.  For each: how many messages, how many of them have an id, a date and a sender; that
 * the entries cover the file; that it can be gone on from every entry; that what we write is read back the same.
 */
export async function mailArchives(folder: string): Promise<void> {
  const counts = { files: 0, messages: 0, uncovered: 0, changed: 0, notResumed: 0 };
  for (const file of mailboxesIn(folder)) {
    const bytes = fs.readFileSync(file);
    const entries = await Array.fromAsync(readMbox(inPieces(bytes)));
    const messages = await Promise.all(entries.flatMap(({ raw }) => (raw ? readMessage(raw) : [])));
    const having = (has: (message: (typeof messages)[number]) => boolean) => messages.filter(has).length;
    console.log(
      `${path.relative(folder, file)}: ${messages.length} messages, ${having((each) => each.messageId !== null)} with an id, ` +
        `${having((each) => each.date !== null)} with a date, ${having((each) => Boolean(each.from[0]?.address))} with a sender` +
        entries.flatMap(({ trouble, start }) => (trouble ? `; ${trouble} at ${start}` : [])).join(''),
    );
    counts.files++;
    counts.messages += messages.length;
    if (!covers(entries, bytes.length)) counts.uncovered++;
    if (!(await isReadBack(entries))) counts.changed++;
    if (!(await isGoneOnFrom(entries, bytes))) counts.notResumed++;
  }
  console.log(
    `${counts.files} mailboxes, ${counts.messages} messages; not covered: ${counts.uncovered}, changed by writing: ${counts.changed}, ` +
      `not gone on from the middle: ${counts.notResumed}`,
  );
}

function mailboxesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        /mbox|mailbox|\.mail$|mail[._]|\.LOG|november|_test\.txt|-test\.txt|November/i.test(entry.name),
    )
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/\.(?:html|json|zip)$/.test(file))
    .toSorted();
}

async function* inPieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function covers(entries: readonly MboxEntry[], length: number): boolean {
  const gaps = entries.some(({ end }, index) => index + 1 < entries.length && end > entries[index + 1]!.start);
  return !gaps && entries.at(-1)?.end === length;
}

async function isReadBack(entries: readonly MboxEntry[]): Promise<boolean> {
  const raws = entries.flatMap(({ raw }) => (raw ? [raw] : []));
  const written = Buffer.concat(raws.map((raw) => mboxEntry(raw, { address: 'a@example.org', at: new Date(0) })));
  const again = await Array.fromAsync(readMbox(inPieces(written)));
  return again.length === raws.length && again.every(({ raw }, index) => raw && asLines(raw) === asLines(raws[index]!));
}

function asLines(raw: Uint8Array): string {
  return Buffer.from(raw).toString('latin1').replace(/\r\n/g, '\n').replace(/\n?$/, '\n');
}

async function isGoneOnFrom(entries: readonly MboxEntry[], bytes: Uint8Array): Promise<boolean> {
  const middle = entries[Math.floor(entries.length / 2)];
  if (!middle) return true;
  const rest = await Array.fromAsync(readMbox(inPieces(bytes.subarray(middle.start)), { at: middle.start }));
  return (
    rest.map(({ start, end }) => `${start}-${end}`).join() ===
    entries
      .slice(entries.indexOf(middle))
      .map(({ start, end }) => `${start}-${end}`)
      .join()
  );
}
