import type { Browser } from 'playwright-core';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { axeFinds, browser } from '../../../testing/index.ts';
import { galleryPage } from '../../../../tools/look/gallery.tsx';
import { guardHeaders } from '../guards.ts';
import { openAssets } from '../assets.ts';
import { Diff, ErrorSummary, Field, idOf, type Filled } from './index.ts';
import { pagesShown } from './navigation.tsx';
import { ringStrokes } from './ring-strokes.ts';
import { monthStrokes } from './tally.tsx';

const strokesIn = (path: string) => path.split('M').length - 1;

describe('a ring', () => {
  test('has one stroke for each place, signed or open, and shows what came beyond the threshold outside', () => {
    const drawn = [0, 73, 100, 104, 500].map((filled) => ringStrokes(filled, 100, false));

    expect(drawn.map(({ open, filled, beyond }) => [open, filled, beyond].map(strokesIn))).toEqual([
      [100, 0, 0],
      [27, 73, 0],
      [0, 100, 0],
      [0, 100, 4],
      [0, 100, 100],
    ]);
  });

  test('is the same for the same numbers, and keeps the strokes it had when one more signs', () => {
    const before = ringStrokes(73, 100, false);
    const after = ringStrokes(74, 100, false);

    expect(ringStrokes(73, 100, false)).toBe(before);
    expect(after.filled.startsWith(before.filled)).toBe(true);
  });

  test('when small, has 25 strokes of which as many are filled as wholly came', () => {
    const drawn = [3, 4, 50, 99, 100, 112].map((filled) => strokesIn(ringStrokes(filled, 100, true).filled));

    expect(drawn).toEqual([0, 1, 12, 24, 25, 25]);
  });

  test('stays small to send and possible to draw, whatever the numbers', () => {
    expect(ringStrokes(100, 100, false).filled.length).toBeLessThan(2_400);
    expect(strokesIn(ringStrokes(12_040, 57_404, false).filled)).toBe(20);
    expect([ringStrokes(0, 0, false), ringStrokes(-1, 10, true)].map(({ filled }) => filled)).toEqual(['', '']);
  });
});

test('a term has a stroke for each month, and a tall one where a year begins', () => {
  const strokes = monthStrokes(17, 36);

  expect(strokes.filter(({ kind }) => kind === 'in')).toHaveLength(17);
  expect(strokes.flatMap(({ tall }, month) => (tall ? [month] : []))).toEqual([0, 12, 24]);
});

test('pages show the first, the last and the near ones, and a gap for two or more', () => {
  expect([pagesShown(1, 1), pagesShown(1, 5), pagesShown(5, 32), pagesShown(4, 8), pagesShown(32, 32)]).toEqual([
    [1],
    [1, 2, 'gap', 5],
    [1, 'gap', 4, 5, 6, 'gap', 32],
    [1, 2, 3, 4, 5, 'gap', 8],
    [1, 'gap', 31, 32],
  ]);
});

test('a heading gives its section an id without accents or signs', () => {
  expect(['What you sign', 'Kateřina’s “reply”', '…'].map(idOf)).toEqual([
    'what-you-sign',
    'katerina-s-reply',
    'section',
  ]);
});

test('two records mark only what differs', () => {
  const html = renderToString(
    <Diff
      left={{ title: 'A', facts: [['Name', 'Lee, Jon']] }}
      right={{ title: 'B', facts: [['Name', 'Lee, John']] }}
    />,
  );

  expect(html).toContain('<dd>Lee, Jon</dd>');
  expect(html).toContain('<dd>Lee, Jo<mark>h</mark>n</dd>');
});

describe('a form that came back', () => {
  const form: Filled = {
    entered: { text: () => '"><script>alert(1)</script>', all: () => [] },
    errors: [{ field: 'title', message: 'Write a title.' }],
  };

  test('keeps what was entered, escaped, and ties the error to its field', () => {
    const html = renderToString(<Field name="title" label="Title" hint="Short." value="on record" form={form} />);

    expect(html).toBe(
      '<div class="field"><label for="title">Title</label><span class="hint" id="title-hint">Short.</span><p class="error" id="title-error">Write a title.</p><input id="title" name="title" type="text" value="&quot;>&lt;script>alert(1)&lt;/script>" autocomplete="off" aria-invalid="true" aria-describedby="title-hint title-error"/></div>',
    );
  });

  test('begins with all errors, each a link to its field, and asks for the focus', () => {
    const html = renderToString(<ErrorSummary errors={form.errors ?? []} />);

    expect(html).toBe(
      '<div class="banner bad" role="alert" tabindex="-1" autofocus><h2>One thing to mend</h2><ul><li><a href="#title">Write a title.</a></li></ul></div>',
    );
  });
});

describe('the gallery of parts', () => {
  const assets = openAssets(fileURLToPath(new URL('../../../../look', import.meta.url)));
  const html = galleryPage(assets.url);
  let chromium: Browser;

  beforeAll(async () => {
    chromium = await browser();
  });
  afterAll(() => chromium.close());

  async function open(colorScheme: 'light' | 'dark', width: number) {
    const context = await chromium.newContext({
      colorScheme,
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route('http://localhost/**', async (route) => {
      const asset = assets.find(new URL(route.request().url()).pathname);
      const headers = { ...guardHeaders, 'content-type': asset?.type ?? 'text/html; charset=utf-8' };
      await route.fulfill({ headers, body: Buffer.from(asset?.body ?? Buffer.from(html)) });
    });
    await page.goto('http://localhost/parts');
    return { context, page, complaints };
  }

  test.each(['light', 'dark'] as const)('says the same to a reader without eyes, in %s', async (scheme) => {
    const { context, page, complaints } = await open(scheme, 1280);

    const found = await axeFinds(page);

    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('fits a screen of 320 pixels without scrolling sideways', async () => {
    const { context, page } = await open('light', 320);

    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );

    expect(tooWide).toBe(0);
    await context.close();
  });

  test('has the focus on the errors of a form when it arrives', async () => {
    const { context, page } = await open('light', 1280);

    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Three things to mend/);
    await context.close();
  });
});
