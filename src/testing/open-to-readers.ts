import axe from 'axe-core';
import type { Page } from 'playwright-core';

export type Theme = 'light' | 'dark';

const levels = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** What keeps readers from a page that is shown, each as one line.  The themes differ in colour alone, so the dark one is asked for that alone. */
export async function againstReaders(page: Page, theme: Theme): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme });
  const found = await axeFinds(
    page,
    theme === 'light' ? { type: 'tag', values: levels } : { type: 'rule', values: ['color-contrast'] },
  );
  return found.map((each) => `${theme}: ${each}`);
}

/**
 * What axe finds on a page that is shown, by all its rules unless some are named.
 *
 * axe is handed over as it is, once a page: its adapter for Playwright hands it over anew for every question, which took most of the time.
 */
export async function axeFinds(page: Page, runOnly?: axe.RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async (options) => {
      const { axe: here } = globalThis as unknown as { axe: typeof axe };
      const { violations } = await here.run(document, options);
      return violations.map(({ help, nodes }) => `${help}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    { resultTypes: ['violations' as const], preload: false, ...(runOnly && { runOnly }) },
  );
}
