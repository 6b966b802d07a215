import { fileURLToPath } from 'node:url';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { broken, drawQr, faceOf, keepDrawings, writable } from './index.ts';
import { readFace } from './face.ts';

const face = readFace(fileURLToPath(new URL('../../../look/fonts/print/Brygada1918-Regular.ttf', import.meta.url)));
const bytes = (length: number) => new Uint8Array(length);

test('a face knows the letters of many languages, and not those of all', () => {
  const written = [...'aĐłễŘß—…“漢😀'].map((letter) => face.has(letter));

  expect(written).toEqual([true, true, true, true, true, true, true, true, true, false, false]);
});

test('what a face cannot write is left out, and its gap with it', () => {
  const shown = ['漢 Libraries 😀 for  all', 'Đặng', 'é', '漢字', ''].map((text) => writable(text, face));

  expect(shown).toEqual(['Libraries for all', 'Đặng', 'é', '', '']);
});

test('a text is broken at its spaces, as large as it can be, and never wider than its place', () => {
  const sizes = [
    [60, 2],
    [30, 3],
  ] as const;
  const title = broken('Libraries and Climate Resilience', face, { width: 600, sizes });
  const long = broken(`${'Wide '.repeat(60)}${'w'.repeat(90)}`, face, { width: 300, sizes });
  const word = broken('w'.repeat(25), face, { width: 300, sizes });

  expect(title).toEqual({ size: 60, lines: ['Libraries and', 'Climate Resilience'] });
  expect([long.size, long.lines.length, long.lines.at(-1)?.endsWith(' …')]).toEqual([30, 3, true]);
  expect(word.lines.join('')).toBe('w'.repeat(25));
  for (const { lines, size } of [title, long, word])
    for (const line of lines) expect(face.widthOf(line) * size).toBeLessThanOrEqual(size === 60 ? 600 : 300);
});

test('a text that is too long ends after a whole word, however wide its place', () => {
  const text = 'Members who describe whatever they lend to one another';
  const ends = Array.from({ length: 100 }, (_, step) => {
    const { lines } = broken(text, face, { width: 150 + step, sizes: [[20, 1]] });
    return lines[0]!.replace(' …', '').split(' ').at(-1)!;
  });

  expect(ends.filter((word) => !text.split(' ').includes(word))).toEqual([]);
});

test('an empty text has no lines', () => {
  expect(broken('', faceOf('plain'), { width: 100, sizes: [[20, 2]] })).toEqual({ size: 20, lines: [] });
});

test('the path of a QR code covers its dark modules and no others, within a quiet margin of four', () => {
  const text = 'https://folkmoot.example/petitions/41';
  const { size, path } = drawQr(text);
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [x, y, length] of [...path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map((run) => run.slice(1).map(Number)))
    grid[y!]!.fill(true, x, x! + length!);

  expect(grid).toEqual(encode(text, { ecc: 'M', border: 4 }).data);
  expect(grid.slice(0, 4).flat()).not.toContain(true);
});

test('a drawing is made once for all who ask at the same time, and again when it is old', async () => {
  let clock = 0;
  let drawn = 0;
  const kept = keepDrawings({ mostBytes: 100, freshMs: 1_000 }, () => clock);
  const ask = () => kept.get('one', async () => bytes((drawn += 1)));

  const [first, second] = await Promise.all([ask(), ask()]);
  const third = await ask();
  clock = 1_000;
  const fourth = await ask();

  expect([first, second, third].map(({ body }) => body.length)).toEqual([1, 1, 1]);
  expect([fourth.body.length, fourth.etag === first.etag]).toEqual([2, false]);
});

test('only so many bytes are kept, and what was asked for last stays', async () => {
  const drawings: string[] = [];
  const kept = keepDrawings({ mostBytes: 100, freshMs: 1_000 }, () => 0);
  const ask = (name: string, length = 40) =>
    kept.get(name, async () => {
      drawings.push(name);
      return bytes(length);
    });

  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(name);
  await ask('huge', 101);
  await ask('huge', 101);

  expect(drawings).toEqual(['a', 'b', 'c', 'b', 'huge', 'huge']);
});

test('one drawing is made at a time, and one that fails holds up none behind it', async () => {
  const kept = keepDrawings({ mostBytes: 100, freshMs: 1_000 });
  let underWay = 0;
  const most: number[] = [];
  const draw = async () => {
    most.push((underWay += 1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    underWay -= 1;
    return bytes(1);
  };

  const failing = kept.get('bad', () => Promise.reject(new Error('no ink')));
  const others = ['a', 'b', 'c'].map((name) => kept.get(name, draw));

  await expect(failing).rejects.toThrow('no ink');
  await Promise.all(others);
  await kept.get('bad', draw);
  expect(most).toEqual([1, 1, 1, 1]);
});
