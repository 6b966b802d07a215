import type { Browser, BrowserContext, Page } from 'playwright-core';
import { persona } from '../../journeys/support/findings.ts';
import { at as column, exampleRoll, membersInGoodStanding } from '../../journeys/support/people.ts';
import { aProvider, client, type TestProvider } from '../../journeys/support/provider.ts';
import { startExample } from './example.ts';

/** The pages that there are only where the association has a provider of sign-in of its own, each as a picture. */
export async function showProvider(
  root: string,
  chromium: Browser,
  shoot: (page: Page, name: string) => Promise<string[]>,
): Promise<string[]> {
  const provider = await aProvider();
  const example = await startExample(root, {
    FOLKMOOT_OIDC_ISSUER: provider.issuer,
    FOLKMOOT_OIDC_CLIENT_ID: client.id,
    FOLKMOOT_OIDC_CLIENT_SECRET: client.secret,
    FOLKMOOT_OIDC_MEMBER_CLAIM: 'member_number',
    FOLKMOOT_OIDC_LABEL: 'Your Library Login',
  });
  provider.expect(`${example.url}${back}`);
  const troubles: string[] = [];
  const { url } = example;
  const fresh = async (): Promise<Page> =>
    (await chromium.newContext({ baseURL: url, reducedMotion: 'reduce' })).newPage();
  try {
    for (const [name, open] of Object.entries(pictures)) {
      const page = await fresh();
      await open({ page, provider, url });
      troubles.push(...(await shoot(page, `provider-${name}`)));
      await page.context().close();
    }
  } finally {
    await example.stop();
    await provider.close();
  }
  return troubles;
}

const back = '/sign-in/provider/back';

interface Stage {
  readonly page: Page;
  readonly provider: TestProvider;
  readonly url: string;
}

const roll = exampleRoll('2026-11-23');
const member = (place: number): string => membersInGoodStanding(roll, 8)[place]![column.number]!;

/** How each page is come to; the first must come before the provider was ever asked. */
const pictures: Readonly<Record<string, (stage: Stage) => Promise<unknown>>> = {
  async away({ page, provider }) {
    provider.away = true;
    await page.goto('/sign-in/provider');
    provider.away = false;
  },
  'sign-in': ({ page }) => page.goto('/sign-in'),
  async unknown({ page, provider }) {
    provider.sitsThere('unproved', { email: 'r.winterbottom@library.example', email_verified: false });
    await page.goto('/sign-in/provider?then=/groups');
  },
  async 'unknown-empty'({ page, provider }) {
    await pictures['unknown']!({ page, provider, url: '' });
    await page.locator('form[action="/sign-in/provider/letter"]').evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await page.locator('form[action="/sign-in/provider/letter"] button').click();
  },
  async refused({ page, provider }) {
    await page.context().route(`${provider.issuer}/auth?*`, (route) => {
      const state = new URL(route.request().url()).searchParams.get('state');
      return route.fulfill({ status: 303, headers: { location: `${page.url()}` }, body: String(state) });
    });
    const asked = page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/auth`));
    await page.goto('/sign-in/provider').catch(() => {});
    const state = new URL((await asked).url()).searchParams.get('state');
    await page.goto(`${back}?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`);
  },
  'state-lost': ({ page }) => page.goto(`${back}?code=made-up&state=made-up`),
  async link({ page, provider, url }) {
    await become(page.context(), url);
    provider.sitsThere('amara', { email: 'amara@library.example', email_verified: false });
    await page.goto('/sign-in/provider?then=/me/ways-in');
  },
  async linked({ page, provider, url }) {
    await pictures['link']!({ page, provider, url });
    await page.locator('form[action="/sign-in/provider/link"] button').click();
    await page.waitForURL('**/me/ways-in*');
  },
  async 'ways-in-none'({ page, url }) {
    await become(page.context(), url, 'member');
    await page.goto('/me/ways-in');
  },
  async taken({ page, provider, url }) {
    await become(page.context(), url, 'member');
    provider.sitsThere('amara', { email: 'amara@library.example', email_verified: false });
    await page.goto('/sign-in/provider?then=/me/ways-in');
  },
  async again({ page, provider }) {
    provider.sitsThere('by-number', { member_number: member(0) });
    await page.goto('/sign-in/provider?then=/me');
    await page.goto('/sign-in/again');
  },
  async 'again-other'({ page, provider, url }) {
    await become(page.context(), url);
    provider.sitsThere('stranger', { member_number: member(1) });
    await page.goto('/sign-in/provider?again');
  },
  async 'signed-out'({ page, provider }) {
    provider.sitsThere('by-number', { member_number: member(0) });
    await page.goto('/sign-in/provider?then=/me');
    await page.locator('form[action="/sign-out"] button').first().click();
  },
};

async function become(context: BrowserContext, url: string, key: 'organizer' | 'member' = 'organizer'): Promise<void> {
  const { cookies } = await persona(url, key);
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
}
