import type { Page, Response } from 'playwright-core';

type Shoot = (name: string) => Promise<string[]>;

/**
 * Goes through every page that a link leads to, as each persona and then as nobody, and shoots each kind of page once: the
 * first time that anyone reaches it.  Gives what went wrong on the way: answers of 400 and above, complaints of the browser.
 */
export async function walk(page: Page, shoot: Shoot): Promise<string[]> {
  const troubles = new Set<string>();
  const shot = new Set<string>();
  let at = '';
  page.on('console', (message) => {
    const itself = message.location().url.endsWith(at);
    if (message.type() === 'error' && !itself) troubles.add(`${at}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => troubles.add(`${at}: ${error.message}`));

  for (const persona of [...(await personas(page)), null]) {
    at = `stepping into ${persona ?? 'nobody'}`;
    await become(page, persona);
    const queue = starts.map((href) => ({ href, from: '' }));
    const asked = new Set<string>();
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const kind = kindOf(next.href);
      if (asked.has(kind)) continue;
      asked.add(kind);
      at = next.href;
      const answer = await page.goto(at).catch(() => null);
      if (!isPage(answer)) continue;
      const status = answer.status();
      if (status >= 400) {
        if (next.from || status >= 500) troubles.add(`${kind}: ${status}, where ${next.from} leads`);
        continue;
      }
      queue.push(...(await linksOn(page)).map((href) => ({ href, from: kind })));
      if (shot.has(kind)) continue;
      shot.add(kind);
      for (const trouble of await shoot(nameOf(kind))) troubles.add(trouble);
    }
  }
  return [...troubles];
}

/** Whoever may not see one of them is told that there is nothing. */
const starts = ['/', '/me', '/staff', '/petitions', '/groups', '/example/personas', '/example/mailbox'];

const isPage = (answer: Response | null): answer is Response =>
  (answer?.headers()['content-type'] ?? '').startsWith('text/html');

const buttons = 'main form[action^="/example/personas/"] button';

/** What the buttons of the page of personas say. */
async function personas(page: Page): Promise<string[]> {
  await page.goto('/example/personas');
  return page.locator(buttons).allTextContents();
}

async function become(page: Page, persona: string | null): Promise<void> {
  if (persona === null) return page.context().clearCookies();
  await page.goto('/example/personas');
  await page.locator(buttons, { hasText: persona }).first().click();
}

/** Addresses of ours, without what is sent by mail or kept as a file. */
async function linksOn(page: Page): Promise<string[]> {
  const found = await page
    .locator('a[href^="/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return found
    .map((href) => href.replace(/#.*$/, ''))
    .filter((href) => !/^\/(look|api)\//.test(href) && !/\.\w{2,4}$/.test(href));
}

/** Pages of one kind differ in the thing that they show, and in what was asked of it. */
function kindOf(href: string): string {
  const [at = ''] = href.split('?');
  return at
    .split('/')
    .map((part, index) =>
      /\d/.test(part) || (index === 2 && isNoun(at) && !/^(new|ended|import)$/.test(part)) ? '*' : part,
    )
    .join('/');
}

/** Below these stand things by their names. */
const isNoun = (at: string): boolean => /^\/(groups|units|topics|rules|policies)\//.test(at);

const nameOf = (kind: string): string => kind.replace(/^\//, '').replaceAll('*', 'one').replaceAll('/', '-') || 'home';
