import fs from 'node:fs';
import path from 'node:path';
import { foldedText, readMbox, readMessage, safeHtml } from '../../src/platform/mail/index.ts';

const minutes = Number(process.env['FUZZ_MINUTES'] ?? 10);
const slowMs = 3000;

/** Messages of a corpus, each time broken in other places, for some minutes: they must be read in time, and nothing may throw. */
export async function mailFuzz(folder: string): Promise<void> {
  const seeds = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:eml|msg|txt|mbox|mail)$/.test(entry.name))
    .map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name)))
    .filter(({ length }) => length < 200_000);
  const end = performance.now() + minutes * 60_000;
  const counts = { tried: 0, threw: 0, slow: 0, lost: 0, slowest: 0 };
  for (let seed = 1; performance.now() < end; seed++) {
    const raw = broken(seeds, pseudorandom(seed));
    const before = process.cpuUsage();
    try {
      if (!(await isWhole(raw))) counts.lost++;
    } catch (error) {
      counts.threw++;
      console.log(`  seed ${seed}: ${(error as Error).stack}`);
    }
    const spent = process.cpuUsage(before).user / 1000;
    counts.tried++;
    counts.slowest = Math.max(counts.slowest, spent);
    if (spent > slowMs) {
      counts.slow++;
      console.log(`  seed ${seed}: ${spent.toFixed(0)} ms for ${raw.length} bytes`);
    }
  }
  console.log(
    `${counts.tried} broken messages in ${minutes} minutes: ${counts.threw} threw, ${counts.slow} took longer than ${slowMs} ms, ` +
      `${counts.lost} lost something; the slowest took ${counts.slowest.toFixed(0)} ms`,
  );
}

/** Reads it in all ways, and tells whether the folded text is the text, and the entries of the mailbox are the file. */
async function isWhole(raw: Uint8Array): Promise<boolean> {
  const { text, html } = await readMessage(raw);
  if (html !== null) safeHtml(html);
  const entries = await Array.fromAsync(readMbox([raw] as unknown as AsyncIterable<Uint8Array>));
  const folded = foldedText(text)
    .map((stretch) => stretch.text)
    .join('\n');
  return folded === text && (entries.at(-1)?.end ?? raw.length) === raw.length;
}

/** One message with bytes changed, stretches cut, doubled, moved, and pieces of another one put in. */
function broken(seeds: readonly Uint8Array[], random: (below: number) => number): Uint8Array {
  let bytes = Buffer.from(seeds[random(seeds.length)]!);
  for (let changes = 1 + random(12); changes > 0; changes--) {
    const at = random(bytes.length + 1);
    const to = Math.min(bytes.length, at + random(random(2) === 0 ? 20 : 2000));
    const other = seeds[random(seeds.length)]!;
    const from = random(other.length + 1);
    const put = [
      Buffer.from([random(256)]),
      Buffer.alloc(0),
      Buffer.concat(Array.from({ length: 1 + random(50) }, () => bytes.subarray(at, to))),
      Buffer.from(other.subarray(from, from + random(2000))),
      Buffer.from(
        ['\n\n', '\r', '\0', '--', '=?utf-8?B?', '"', '<', ';', '\nFrom a@b Mon Jan 1 00:00:00 2001\nA: b\n'][
          random(9)
        ]!,
      ),
    ][random(5)]!;
    bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(to)]);
  }
  return bytes.subarray(0, 500_000);
}

/** Numbers that come again with the same seed (mulberry32). */
function pseudorandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
