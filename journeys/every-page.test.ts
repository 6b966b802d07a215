import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadPolicies } from '../src/policies/index.ts';
import { furnish } from '../src/furnish.ts';
import { joined } from '../src/platform/plug.ts';
import { againstReaders, browser } from '../src/testing/index.ts';
import { addressOf, findings, persona, sentBack, type Findings } from './support/findings.ts';
import { anExample, type Example } from './support/house.ts';
import { notPages, places, returned, type Place, type Who } from './support/places.ts';
import { linkIn } from './support/visitor.ts';

// Every page of the product, as a browser shows it to whoever may see it. A new page that nobody has placed in the table below fails.

let house: Example;
let chromium: Browser;
let found: Findings;
const contexts = new Map<Who, Promise<BrowserContext>>();

beforeAll(async () => {
  [house, chromium] = await Promise.all([anExample(new Date('2026-11-23T15:00:00Z')), browser()]);
  found = await findings({
    url: house.url,
    async linkTo(address, path) {
      await house.app.settle();
      const letters = await house.lettersTo(address);
      return linkIn(letters.find(({ text }) => text?.includes(path))?.text, path);
    },
  });
});
afterAll(async () => {
  await chromium?.close();
  await house?.close();
});

/** One browser context for each persona, signed in. */
function contextOf(who: Who): Promise<BrowserContext> {
  const known = contexts.get(who) ?? openContext(who);
  contexts.set(who, known);
  return known;
}

async function openContext(who: Who): Promise<BrowserContext> {
  const { cookies } = await persona(house.url, who);
  const context = await chromium.newContext({ baseURL: house.url, reducedMotion: 'reduce' });
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: house.url })));
  return context;
}

test('every route that a browser may ask for is in the table, and the table names no other', () => {
  const { plugs } = furnish(house.app, {
    association: house.association,
    policies: loadPolicies(house.app.settings.associationFolder),
  });
  const asked = joined(plugs).routes.flatMap(({ method, path }) =>
    method === 'GET' && !path.startsWith('/api/v1/') ? [path] : [],
  );

  expect([...new Set([...Object.keys(places), ...notPages, '/look/*'])].sort()).toEqual(
    [...new Set([...asked, '/look/*'])].sort(),
  );
});

test('what keeps readers out would be found, in either theme', async () => {
  const page = await (await contextOf('nobody')).newPage();
  await page.goto('/privacy');
  await page.evaluate(() => {
    const pale = document.createElement('p');
    pale.textContent = 'Nobody can read this';
    pale.style.cssText = 'color: #808080; background: #7a7a7a';
    document.querySelector('main')!.append(document.createElement('input'), pale);
  });

  const found = [await againstReaders(page, 'light'), await againstReaders(page, 'dark')];
  await page.close();

  expect(found.map((violations) => violations.map((one) => one.split(':')[1]?.trim()))).toEqual([
    ['Elements must meet minimum color contrast ratio thresholds', 'Form elements must have labels'],
    ['Elements must meet minimum color contrast ratio thresholds'],
  ]);
});

test(
  'every page is whole, fits a small screen, and is open to all readers in light and dark',
  { timeout: 1_800_000 },
  async () => {
    const troubles: string[] = [];
    // Whoever looks, the colours are the same: the dark theme is asked for once a page.
    const all = Object.values(places).flatMap((of) => of.map((place, index) => ({ place, inDark: index === 0 })));

    const look = async () => {
      // One page for all that a persona looks at: a new one would have to read axe anew.
      const pages = new Map<Who, Page>();
      for (let next = all.shift(); next; next = all.shift()) {
        const [who] = next.place;
        const page = pages.get(who) ?? (await (await contextOf(who)).newPage());
        pages.set(who, page);
        troubles.push(...(await troublesOf(page, next.place, next.inDark)));
      }
    };
    await Promise.all([look(), look()]);

    expect(troubles).toEqual([]);
  },
);

test(
  'what was typed when a session had ended goes on by keyboard and without script, and its page is for all readers',
  { timeout: 600_000 },
  async () => {
    const { cookies } = await persona(house.url, 'administrator');
    const session = [...cookies].map(([name, value]) => ({ name, value, url: house.url }));
    const context = await chromium.newContext({ baseURL: house.url, javaScriptEnabled: false });
    await context.addCookies(session);
    const page = await context.newPage();
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`${found['unit']}/charge`);
    await page.fill('[name=charge]', `Written while the session ended.\n${'Unbreakable'.repeat(20)}`);
    await context.clearCookies();
    await Promise.all([
      page.waitForResponse((answer) => answer.status() === 401),
      page.locator('form:has([name=charge]) button').last().press('Enter'),
    ]);
    const shown = await page.inputValue('[name=charge][readonly]');
    const over = await page.evaluate(widerThanTheScreen);
    const html = await page.content();

    const link = page.getByRole('link', { name: 'Sign in, in another tab' });
    const [beside] = await Promise.all([context.waitForEvent('page'), link.press('Enter')]);
    await beside.waitForURL('**/sign-in');
    await context.addCookies(session);
    await page.getByRole('button', { name: 'Send it again' }).press('Enter');
    await page.waitForURL(`**${found['unit']}`);
    const saved = await page.textContent('main');
    await context.close();

    expect([shown, saved]).toEqual(
      [1, 1].map(() => expect.stringContaining('Written while the session ended.') as string),
    );
    expect([over, await troublesOn(html)]).toEqual(['', []]);
  },
);

test('a form that comes back says what is wrong, and is open to all readers', { timeout: 1_800_000 }, async () => {
  const troubles: string[] = [];
  for (const [name, sent] of Object.entries(returned)) {
    const { status, html } = await sentBack(house.url, sent, found);
    if (status !== 422 || !html.includes('role="alert"')) troubles.push(`${name}: ${status}`);
    troubles.push(...(await troublesOn(html)).map((trouble) => `${name}: ${trouble}`));
  }

  expect(troubles).toEqual([]);
});

/** What axe finds on a page that only an answer to a form is. */
async function troublesOn(html: string): Promise<string[]> {
  const page = await (await contextOf('nobody')).newPage();
  await page.route('**/answered', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('/answered');
  const troubles = [...(await againstReaders(page, 'light')), ...(await againstReaders(page, 'dark'))];
  await page.close();
  return troubles;
}

async function troublesOf(page: Page, place: Place, inDark: boolean): Promise<string[]> {
  const [who, , status = 200] = place;
  const address = addressOf(place, found);
  const troubles: string[] = [];
  const tell = (what: string) => void troubles.push(`${address} as ${who}: ${what}`);
  // A browser complains of every page that says no, also where it should.
  const isSaidNo = (text: string) => status !== 200 && text.includes(`status of ${status}`);
  const onConsole = (message: ConsoleMessage) =>
    void (message.type() === 'error' && !isSaidNo(message.text()) && tell(message.text()));
  const onError = (error: Error) => tell(error.message);
  page.on('console', onConsole).on('pageerror', onError);
  try {
    await page.setViewportSize({ width: 320, height: 800 });
    const answer = await page.goto(address);
    if (answer?.status() !== status) tell(`${answer?.status()}, at ${page.url()}`);
    const over = await page.evaluate(widerThanTheScreen);
    if (over) tell(`wider than a small screen: ${over}`);
    await page.setViewportSize({ width: 1280, height: 900 });
    (await againstReaders(page, 'light')).forEach(tell);
    if (inDark) (await againstReaders(page, 'dark')).forEach(tell);
  } finally {
    page.off('console', onConsole).off('pageerror', onError);
  }
  return troubles;
}

/** Runs in the page: what reaches beyond the right edge, if anything makes the page wider than the screen. */
function widerThanTheScreen(): string {
  if (document.documentElement.scrollWidth <= innerWidth) return '';
  const beyond = [...document.querySelectorAll('main *')].filter(
    (one) => one.getBoundingClientRect().right > innerWidth,
  );
  return beyond.map((one) => `<${one.tagName.toLowerCase()} class="${one.className}">`).join(' ');
}
