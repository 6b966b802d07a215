import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMbox, type MboxWishes } from './read-mbox.ts';
import { mboxEntry } from './write-mbox.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(box: string | Uint8Array, wishes: MboxWishes = {}, size = 7) {
  const bytes = typeof box === 'string' ? Buffer.from(box, 'latin1') : box;
  const entries = await Array.fromAsync(readMbox(inPieces(bytes, size), wishes));
  return entries.map(({ raw, ...entry }) => ({ ...entry, raw: raw && Buffer.from(raw).toString('latin1') }));
}
const raws = async (box: string) => (await read(box)).map(({ raw }) => raw);

const separator = 'From ada@example.org Thu Nov 26 02:14:52 2026\n';

describe('a mailbox is cut into its messages', () => {
  test('with where each begins and ends', async () => {
    expect(await read(`${separator}A: b\n\none\n\n${separator}A: c\n\ntwo\n`)).toEqual([
      { start: 0, end: 57, raw: 'A: b\n\none\n', trouble: null },
      { start: 57, end: 113, raw: 'A: c\n\ntwo\n', trouble: null },
    ]);
  });

  test.each([
    ['mboxrd, quoted', `${separator}A: b\n\n>From here\n>>From there\n`, ['A: b\n\nFrom here\n>From there\n']],
    [
      'mboxo, not quoted at all',
      `${separator}A: b\n\nFrom Russia with love\nYear: 1963\n`,
      ['A: b\n\nFrom Russia with love\nYear: 1963\n'],
    ],
    [
      'a text with a separator and no header',
      `${separator}A: b\n\n${separator}is how it begins\n`,
      [`A: b\n\n${separator}is how it begins\n`],
    ],
    [
      'mboxcl2',
      `${separator}Content-Length: 55\n\n${separator}A: c\n\nx\n\n${separator}A: d\n\ny\n`,
      [`Content-Length: 55\n\n${separator}A: c\n\nx\n`, 'A: d\n\ny\n'],
    ],
    [
      'mboxcl with a wrong length',
      `${separator}Content-Length: 9999\n\nx\n\n${separator}A: c\n\ny\n`,
      ['Content-Length: 9999\n\nx\n', 'A: c\n\ny\n'],
    ],
    [
      'line ends of Windows',
      `${separator}A: b\n\none\n\n${separator}A: c\n\ntwo\n`.replaceAll('\n', '\r\n'),
      ['A: b\r\n\r\none\r\n', 'A: c\r\n\r\ntwo\r\n'],
    ],
    ['an archive of Mailman', 'From ada at example.org  Thu Nov 26 02:14:52 2026\nA: b\n\none\n', ['A: b\n\none\n']],
    [
      'Google Takeout',
      'From 1844347792267117879@xxx Thu Sep 25 10:00:00 +0000 2025\nA: b\n\none\n\nFrom 2@xxx\nA: c\n\ntwo\n',
      ['A: b\n\none\n', 'A: c\n\ntwo\n'],
    ],
    ['Mozilla', 'From - \nA: b\n\none\nFrom - \nA: c\n\ntwo\n', ['A: b\n\none\n', 'A: c\n\ntwo\n']],
    [
      'MMDF',
      '\x01\x01\x01\x01\nA: b\n\none\n\x01\x01\x01\x01\n\x01\x01\x01\x01\nA: c\n\n>From two\n\x01\x01\x01\x01\n',
      ['A: b\n\none\n', 'A: c\n\n>From two\n'],
    ],
    [
      'LISTSERV',
      `${'='.repeat(73)}\nA: b\n\n====\n\n${'='.repeat(73)}\nA: c\n\ntwo\n`,
      ['A: b\n\n====\n', 'A: c\n\ntwo\n'],
    ],
    ['a message alone', 'A: b\n\none\n', ['A: b\n\none\n']],
    ['empty lines and a mark before it', `\n\n\xef\xbb\xbf${separator}A: b\n\none\n`, ['A: b\n\none\n']],
    ['nothing', '', []],
  ])('%s', async (_, box, messages) => {
    expect(await raws(box)).toEqual(messages);
  });

  test('and what cannot be read is told of', async () => {
    const box = `Dear all\n\n${separator}A: b\n\n${'x'.repeat(200_000)}\n\n${separator}A: c\n\ntwo\n`;

    expect(await read(box, { maxBytes: 1000 }, 5000)).toEqual([
      { start: 0, end: 10, raw: null, trouble: 'no-message' },
      { start: 10, end: 200_064, raw: null, trouble: 'too-large' },
      { start: 200_064, end: 200_120, raw: 'A: c\n\ntwo\n', trouble: null },
    ]);
  });

  test('from where one stopped', async () => {
    const box = Buffer.from(`${separator}A: b\n\none\n\n${separator}A: c\n\ntwo\n`);

    const all = await read(box);

    expect(await read(box.subarray(57), { at: 57 })).toEqual(all.slice(1));
  });
});

test('what is written is read back the same, whatever its lines are', async () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'From ',
      '>From x',
      '>>From y',
      '',
      separator.trim(),
      'Content-Length: 3',
      'A: b',
      '\x01\x01\x01\x01',
      '='.repeat(73),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(line)), fc.integer({ min: 1, max: 50 }), async (bodies, size) => {
      const messages = bodies.map((lines) => Buffer.from(`Subject: x\n\n${lines.join('\n').replace(/\r/g, '')}\n`));
      const box = Buffer.concat(messages.map((raw) => mboxEntry(raw, { address: 'ada@example.org', at: new Date(0) })));

      expect((await read(box, {}, size)).map(({ raw }) => raw)).toEqual(messages.map((raw) => raw.toString('latin1')));
    }),
  );
});
