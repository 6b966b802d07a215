import fs from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browser } from '../../testing/index.ts';

const script = fs.readFileSync(new URL('../../../look/folkmoot.js', import.meta.url), 'utf8');
const item = (number: number, more = '') =>
  `<li id="m${number}" tabindex="-1"><a href="#m${number}">${number}</a>${more}<a href="/messages/${number}/reply">Reply</a></li>`;
const thread = `<!doctype html><html lang="en"><title>Thread</title><script type="module" src="/folkmoot.js"></script>
<ol data-keys="Keys">${item(1)}${item(2)}${item(3, '<span class="fresh">new</span><input id="field">')}${item(4)}</ol>
<a data-next-new href="#elsewhere">Next</a></html>`;
let chromium: Browser;

beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium.close());

test('in a thread J and K go on and back, N to what is new, P and R answer; in a field they write', async () => {
  const page = await (await chromium.newContext()).newPage();
  await page.route('http://localhost/**', (route, request) =>
    route.fulfill(
      request.url().endsWith('.js')
        ? { contentType: 'text/javascript', body: script }
        : { contentType: 'text/html', body: thread },
    ),
  );
  const at = () => page.evaluate(() => document.activeElement?.id ?? '');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
    return at();
  };
  await page.goto('http://localhost/1');
  const outside = await press('j');
  await page.focus('#m1');

  const walked = [await press('j'), await press('k'), await press('k'), await press('n'), await press('Control+k')];
  await page.focus('#field');
  const typed = [await press('j', 'p'), await page.inputValue('#field')];
  await page.focus('#m4');
  await press('n');
  const further = new URL(page.url()).hash;
  await page.focus('#m2');
  await page.keyboard.press('p');
  await page.waitForURL('**/messages/2/reply');

  expect(outside).toBe('');
  expect(walked).toEqual(['m2', 'm1', 'm1', 'm3', 'm3']);
  expect(typed).toEqual(['field', 'jp']);
  expect(further).toBe('#elsewhere');
  expect(await page.textContent('p')).toBe('Keys');
});
