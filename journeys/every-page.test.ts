import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadPolicies } from '../src/charters/index.ts';
import { furnish } from '../src/furnish.ts';
import { joined } from '../src/platform/plug.ts';
import { browser } from '../src/testing/index.ts';
import { anExample, type Example } from './support/house.ts';
import { exampleRoll, rollCsv } from './support/people.ts';
import { notPages, places, type Place, type Who } from './support/places.ts';
import { codeIn, linkIn, visitor, type Visitor } from './support/visitor.ts';

// Every page of the product, as a browser shows it to whoever may see it. A new page that nobody has placed in the table below fails.

const levels = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

type Findings = Readonly<Record<string, string>>;

let house: Example;
let chromium: Browser;
let found: Findings;
const contexts = new Map<Who, Promise<BrowserContext>>();

beforeAll(async () => {
  [house, chromium] = await Promise.all([anExample(new Date('2026-11-23T15:00:00Z')), browser()]);
  found = await findings();
});
afterAll(async () => {
  await chromium?.close();
  await house?.close();
});

async function persona(key: Who): Promise<Visitor> {
  const who = visitor(house.url);
  if (key !== 'nobody') await who.send(await who.get('/example/personas'), `/example/personas/${key}`);
  return who;
}

/** One browser context for each persona, signed in. */
function contextOf(who: Who): Promise<BrowserContext> {
  const known = contexts.get(who) ?? openContext(who);
  contexts.set(who, known);
  return known;
}

async function openContext(who: Who): Promise<BrowserContext> {
  const { cookies } = await persona(who);
  const context = await chromium.newContext({ baseURL: house.url, reducedMotion: 'reduce' });
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: house.url })));
  return context;
}

const first = (page: { html: string }, link: RegExp): string => {
  const found = link.exec(page.html.split('<main')[1] ?? '')?.[1];
  if (!found) throw new Error(`no link ${link.source}`);
  return found;
};

/** Finds in the example what the table names, and makes what is not there. */
async function findings(): Promise<Findings> {
  const [member, organizer, verifier, administrator] = await Promise.all(
    (['member', 'organizer', 'verifier', 'administrator'] as const).map(persona),
  );
  const begun = await organizer!.send(await organizer!.get('/petitions/new'), '/petitions/new', {
    title:
      'A name that goes on for as long as a name may go on, with an Unbreakablewordthatisfarlongerthanascreeniswide',
    purpose: 'Not much yet.',
  });
  const draft = begun.path;
  await organizer!.send(begun, '/organizers', { name: 'Thomas Nguyen', email: 't.nguyen@example.org' });
  const invitation = linkIn((await house.lettersTo('t.nguyen@example.org'))[0]?.text, '/invitations/');

  const open = first(await member!.get('/petitions'), /href="(\/petitions\/\d+)"/);
  const letter = await signInLetter('j.bellweather@example.org', '10482217');
  const signed = await member!.send(await member!.get(open), '/signatures', { shown: 'yes' });
  await house.app.settle();
  const receipt = linkIn((await house.lettersTo('j.bellweather@example.org'))[0]?.text, '/withdraw/');

  const desk = await verifier!.get('/staff/petitions');
  const filed = first(desk, /href="(\/petitions\/\d+)\/verification"/);
  const sheet = await aSheet(verifier!, open);
  const docketed = first(await (await persona('chair')).get('/docket'), /href="(\/petitions\/\d+)\/decision"/);
  const mine = await organizer!.get('/me');
  const own = first(
    { html: mine.html.replaceAll(draft.replace('/draft', ''), '') },
    /href="(\/petitions\/\d+)(?:\/desk)?"/,
  );
  const upload = await administrator!.send(await administrator!.get('/roll/import'), '/roll/import', {
    file: rollCsv(exampleRoll('2026-11-23').slice(0, 200)),
  });
  const roll = upload.path.replace('/mapping', '');
  const someone = first(await administrator!.get('/roll/members?q=Okonkwo'), /href="(\/roll\/members\/[^"]+)"/);
  const group = first(await member!.get('/groups'), /href="(\/groups\/[^"?]+)"/);
  const unit = first(await member!.get('/units'), /href="(\/units\/[^"?]+)"/);
  const mail = first(await member!.get('/example/mailbox'), /href="(\/example\/mailbox\/\d+)"/);
  expect(signed.path).toBe(`${open}?signed=1`);
  return {
    open,
    filed,
    docketed,
    own,
    draft,
    begun: draft.replace('/draft', ''),
    group,
    unit,
    someone,
    roll,
    mail,
    letter,
    receipt,
    invitation,
    sheet,
  };
}

/** A sheet of paper with a line that waits and one that leaves no doubt. */
async function aSheet(verifier: Visitor, petition: string): Promise<string> {
  const entered = await verifier.send(await verifier.get(`${petition}/paper`), '/paper', {
    'name-1': 'Jordn Belwether',
    'number-1': '10482271',
    'date-1': '2026-11-22',
    'name-2': 'Jordan Bellweather',
    'number-2': '10482217',
    'date-2': '2026-11-22',
  });
  return entered.path;
}

async function signInLetter(address: string, number: string): Promise<string> {
  const who = visitor(house.url);
  await who.send(await who.get('/sign-in'), '/sign-in', { identifier: number });
  const text = (await house.lettersTo(address))[0]?.text;
  codeIn(text);
  return linkIn(text, '/sign-in/letter/');
}

test('every route that a browser may ask for is in the table, and the table names no other', () => {
  const { plugs } = furnish(house.app, {
    association: house.association,
    policies: loadPolicies(house.app.settings.associationFolder),
  });
  const asked = joined(plugs).routes.flatMap(({ method, path }) => (method === 'GET' ? [path] : []));

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
  { timeout: 600_000 },
  async () => {
    const troubles: string[] = [];
    // Whoever looks, the colours are the same: the dark theme is asked for once a page.
    const all = Object.values(places).flatMap((of) => of.map((place, index) => ({ place, inDark: index === 0 })));

    const look = async () => {
      for (let next = all.shift(); next; next = all.shift())
        troubles.push(...(await troublesOf(next.place, next.inDark)));
    };
    await Promise.all([look(), look()]);

    expect(troubles).toEqual([]);
  },
);

test(
  'what was typed when a session had ended goes on by keyboard and without script, and its page is for all readers',
  { timeout: 120_000 },
  async () => {
    const { cookies } = await persona('administrator');
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

/** What axe finds on a page that only an answer to a form is. */
async function troublesOn(html: string): Promise<string[]> {
  const page = await (await contextOf('nobody')).newPage();
  await page.route('**/answered', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('/answered');
  const troubles = [...(await againstReaders(page, 'light')), ...(await againstReaders(page, 'dark'))];
  await page.close();
  return troubles;
}

async function troublesOf([who, at]: Place, inDark: boolean): Promise<string[]> {
  const address = at.replace(/\{(\w+)\}/, (_, name: string) => found[name] ?? '');
  const page = await (await contextOf(who)).newPage();
  const troubles: string[] = [];
  const tell = (what: string) => void troubles.push(`${address} as ${who}: ${what}`);
  page.on('console', (message) => message.type() === 'error' && tell(message.text()));
  page.on('pageerror', (error) => tell(error.message));
  try {
    await page.setViewportSize({ width: 320, height: 800 });
    const answer = await page.goto(address);
    if (answer?.status() !== 200) tell(`${answer?.status()}, at ${page.url()}`);
    const over = await page.evaluate(widerThanTheScreen);
    if (over) tell(`wider than a small screen: ${over}`);
    await page.setViewportSize({ width: 1280, height: 900 });
    (await againstReaders(page, 'light')).forEach(tell);
    if (inDark) (await againstReaders(page, 'dark')).forEach(tell);
  } finally {
    await page.close();
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

/** What axe finds. The themes differ in colour alone, so the second is asked for that alone. */
async function againstReaders(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], preload: false });
  const { violations } = await (
    colorScheme === 'light' ? axe.withTags(levels) : axe.withRules('color-contrast')
  ).analyze();
  return violations.map(({ help, nodes }) => `${colorScheme}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
}
