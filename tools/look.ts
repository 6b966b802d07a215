// npm run look: takes a picture of every page that somebody may see, as each persona of the example association reaches it.
// npm run look -- gallery: takes pictures of all parts instead; -- http://127.0.0.1:3000: of an example that is open already.
// What it makes stands in shots/, which git ignores.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { openAssets } from '../src/platform/web/assets.ts';
import { browser } from '../src/testing/index.ts';
import { galleryPage } from './look/gallery.tsx';
import { startExample } from './look/example.ts';
import { walk } from './look/walk.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const shots = path.join(root, 'shots');
const sizes = [
  { width: 1280, scheme: 'light' },
  { width: 390, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
] as const;

fs.mkdirSync(shots, { recursive: true });
const chromium = await browser();
try {
  if (process.argv.includes('gallery')) await showGallery();
  else await showPages();
} finally {
  await chromium.close();
}

async function showGallery(): Promise<void> {
  const assets = openAssets(path.join(root, 'look'));
  const html = galleryPage(assets.url);
  const page = await (await chromium.newContext({ reducedMotion: 'reduce' })).newPage();
  await page.route('http://localhost/**', (route) => {
    const asset = assets.find(new URL(route.request().url()).pathname);
    return route.fulfill({
      contentType: asset?.type ?? 'text/html',
      body: Buffer.from(asset?.body ?? Buffer.from(html)),
    });
  });
  await page.goto('http://localhost/parts');
  for (const trouble of await shoot(page, 'gallery')) console.log(trouble);
}

async function showPages(): Promise<void> {
  const open = process.argv.find((word) => word.startsWith('http://'));
  const example = open ? { url: open, stop: async () => {} } : await startExample(root);
  try {
    const context = await chromium.newContext({ baseURL: example.url, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const troubles = await walk(page, (name) => shoot(page, name));
    for (const trouble of troubles) console.log(trouble);
    process.exitCode = troubles.length > 0 ? 1 : 0;
  } finally {
    await example.stop();
  }
}

/** Pictures of the page that is open, in each size; says so where it is wider than the screen, or closed to some readers. */
async function shoot(page: Page, name: string): Promise<string[]> {
  const troubles: string[] = [];
  for (const { width, scheme } of sizes) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(() => document.fonts.ready);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) troubles.push(`${name} is ${over} px wider than ${width} px`);
    const suffix = scheme === 'dark' ? '-dark' : '';
    await page.screenshot({ path: path.join(shots, `${name}-${width}${suffix}.png`), fullPage: true });
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { help, nodes } of violations)
    troubles.push(`${name}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
  return troubles;
}
