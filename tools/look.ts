// npm run look: takes a picture of every place of journeys/support/places.ts, and goes along every link. A test holds that table complete.
// npm run look -- desk roll: only of the pictures whose names hold one of the words; -- gallery: of all parts instead; -- provider: of
// the pages that there are where the association has a provider of sign-in.
// With http://127.0.0.1:3000 it looks at an example that is open already, and begins drafts and signs there.
// What it makes stands in shots/, which git ignores.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openAssets } from '../src/platform/web/assets.ts';
import { axeFinds, browser } from '../src/testing/index.ts';
import { galleryPage } from './look/gallery.tsx';
import { startExample } from './look/example.ts';
import { addressOf, findings, persona, sentBack, type Findings } from '../journeys/support/findings.ts';
import { places, returned, type Place, type Who } from '../journeys/support/places.ts';
import { linkTo } from './look/mailbox.ts';
import { showProvider } from './look/provider.ts';
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
  else if (process.argv.includes('provider'))
    for (const trouble of await showProvider(root, chromium, shoot)) console.log(trouble);
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
  // Pages are asked this by journeys/every-page.test.ts.
  for (const trouble of await axeFinds(page)) console.log(trouble);
}

async function showPages(): Promise<void> {
  const words = process.argv.slice(2);
  const open = words.find((word) => word.startsWith('http://'));
  const wanted = words.filter((word) => word !== open);
  const example = open ? { url: open, stop: async () => {} } : await startExample(root);
  try {
    const troubles = await showPlaces(
      example.url,
      (name) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
    );
    if (wanted.length === 0) troubles.push(...(await walk(example.url)));
    for (const trouble of troubles) console.log(trouble);
    process.exitCode = troubles.length > 0 ? 1 : 0;
  } finally {
    await example.stop();
  }
}

async function showPlaces(url: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const found = await findings({ url, linkTo: (address, path) => linkTo(url, address, path) });
  const troubles: string[] = [];
  for (const [who, pictures] of Map.groupBy(
    allPictures().filter(({ name }) => isWanted(name)),
    ({ place }) => place[0],
  )) {
    const page = await pageOf(url, who);
    page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
    for (const { name, place } of pictures) {
      await page.goto(addressOf(place, found));
      troubles.push(...(await shoot(page, name)));
    }
    await page.context().close();
  }
  return [...troubles, ...(await showReturned(url, found, isWanted))];
}

/** A browser's page in which one is the persona. */
async function pageOf(url: string, who: Who): Promise<Page> {
  const { cookies } = await persona(url, who);
  const context = await chromium.newContext({ baseURL: url, reducedMotion: 'reduce' });
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
  return context.newPage();
}

/** Forms that come back with what is wrong: they are answers, and have no address of their own. */
async function showReturned(url: string, found: Findings, isWanted: (name: string) => boolean): Promise<string[]> {
  const troubles: string[] = [];
  for (const [form, sent] of Object.entries(returned)) {
    const name = `returned-${form}`;
    if (!isWanted(name)) continue;
    const { html } = await sentBack(url, sent, found);
    const page = await pageOf(url, sent.who);
    await page.route('**/returned', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto('/returned');
    troubles.push(...(await shoot(page, name)));
    await page.context().close();
  }
  return troubles;
}

/** Each place with the name of its picture: its route, and where a route has several, what is shown, to whom, and what was asked. */
function allPictures(): { name: string; place: Place }[] {
  return Object.entries(places).flatMap(([route, of]) =>
    of.map((place) => {
      const plain = route.replace(/^\//, '').replaceAll(/:\w+/g, 'one').replaceAll('/', '-') || 'home';
      const thing = /\{(\w+)\}/.exec(place[1])?.[1];
      const asked = place[1].split('?')[1]?.replaceAll(/\W+/g, '-');
      return { place, name: of.length === 1 ? plain : [plain, thing, place[0], asked].filter(Boolean).join('-') };
    }),
  );
}

/** Pictures of the page that is open, in each size; says so where it is wider than the screen. */
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
  return troubles;
}
