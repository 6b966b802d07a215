import fs from 'node:fs';
import type { Browser, Page, Request, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { browser } from '../../testing/index.ts';
import { guardHeaders } from './guards.ts';

const script = fs.readFileSync(new URL('../../../look/folkmoot.js', import.meta.url), 'utf8');

const draft = `<!doctype html><html lang="en"><title>Draft</title><script type="module" src="/folkmoot.js"></script>
<form method="post" action="/draft" data-autosave id="text">
  <input type="hidden" name="revision" value="7"><label>Title <input name="title" value="Old"></label>
  <label><input type="checkbox" name="topic[]" value="buildings"> Buildings</label>
  <button>Save</button> <output data-saved data-zone="America/Chicago">Saved</output>
</form>
<form method="post" action="/opening"><button name="do" value="freeze">Freeze the text</button></form>
<form action="/reading"><button>Read it first</button></form>
<div data-live="/count"><b>73</b></div></html>`;

/** A server of a few lines, which notes what was posted. */
function answering(answers: { draft: () => { status: number; body: object }; count?: () => string }) {
  const posted: { path: string; body: string | null; accept: string | undefined }[] = [];
  const answer = async (route: Route, request: Request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'POST')
      posted.push({ path: pathname, body: request.postData(), accept: request.headers()['accept'] });
    if (pathname === '/folkmoot.js') return route.fulfill({ contentType: 'text/javascript', body: script });
    if (pathname === '/count')
      return route.fulfill({ contentType: 'text/html', body: answers.count?.() ?? '<b>73</b>' });
    if (request.method() === 'POST' && pathname === '/draft' && request.headers()['accept'] === 'application/json') {
      const { status, body } = answers.draft();
      return route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body) });
    }
    if (request.method() === 'POST' && pathname === '/opening')
      await new Promise((resolve) => setTimeout(resolve, 200));
    return route.fulfill({ headers: { ...guardHeaders, 'content-type': 'text/html' }, body: draft });
  };
  return { posted, answer };
}

const savedAt = { saved: true, revision: 8, at: '2026-11-23T20:31:00Z' };

describe('with scripts', () => {
  let chromium: Browser;
  let page: Page;

  beforeAll(async () => {
    chromium = await browser();
  });
  afterAll(() => chromium.close());
  beforeEach(async () => {
    page = await (await chromium.newContext()).newPage();
    page.on('dialog', (dialog) => void dialog.accept());
  });
  afterEach(() => page.context().close());

  async function open(answers: Parameters<typeof answering>[0]) {
    const { posted, answer } = answering(answers);
    await page.route('http://localhost/**', answer);
    await page.goto('http://localhost/draft');
    return posted;
  }

  const said = () => page.textContent('[data-saved]');
  const until = (text: string) =>
    page.waitForFunction((wanted) => document.querySelector('[data-saved]')?.textContent?.includes(wanted), text);

  test('a draft saves itself after a pause, says when, and goes on from the revision it made', async () => {
    const posted = await open({ draft: () => ({ status: 200, body: savedAt }) });
    expect(await said()).toBe('Saved It saves itself as you write.');

    await page.fill('[name=title]', 'New');
    await until('Saved 14:31');

    expect(posted).toEqual([{ path: '/draft', body: 'revision=7&title=New', accept: 'application/json' }]);
    expect(await page.inputValue('[name=revision]')).toBe('8');
  });

  test('a draft that could not be saved is kept in the browser and can be put back', async () => {
    let there = false;
    const posted = await open({
      draft: () =>
        there ? { status: 200, body: savedAt } : { status: 401, body: { saved: false, reason: 'signed-out' } },
    });
    await page.fill('[name=title]', 'Never saved');
    await page.check('[value=buildings]');
    await until('You are signed out');

    there = true;
    await page.goto('http://localhost/draft');
    expect(await said()).toMatch(/^Text that was never saved is kept in this browser/);
    await page.click('text=Put it back');
    await until('Saved 14:31');

    expect(posted.at(-1)?.body).toBe('revision=7&title=Never+saved&topic%5B%5D=buildings');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('another button of the page first saves what was written', async () => {
    const posted = await open({ draft: () => ({ status: 200, body: savedAt }) });

    await page.fill('[name=title]', 'New');
    await page.click('text=Freeze the text');
    await page.waitForURL('**/opening');

    expect(posted.map(({ path, body }) => [path, body])).toEqual([
      ['/draft', 'revision=7&title=New'],
      ['/opening', 'do=freeze'],
    ]);
  });

  test('so does a button that only leads on', async () => {
    const posted = await open({ draft: () => ({ status: 200, body: savedAt }) });

    await page.fill('[name=title]', 'New');
    await page.click('text=Read it first');
    await page.waitForURL('**/reading?');

    expect(posted.map(({ path, body }) => [path, body])).toEqual([['/draft', 'revision=7&title=New']]);
  });

  test('another button waits when what was written cannot be saved', async () => {
    const posted = await open({ draft: () => ({ status: 409, body: { saved: false, reason: 'draft-edited' } }) });

    await page.fill('[name=title]', 'New');
    await page.click('text=Freeze the text');
    await until('Someone else changed this text');

    expect(posted.map(({ path }) => path)).toEqual(['/draft']);
  });

  test('a form is sent once, however often its button is pressed', async () => {
    const posted = await open({ draft: () => ({ status: 200, body: savedAt }) });

    await page.evaluate(() => {
      const button = document.querySelector<HTMLElement>('[action="/opening"] button')!;
      for (let times = 0; times < 3; times++) button.click();
    });
    await page.waitForURL('**/opening');

    expect(posted).toHaveLength(1);
  });

  test('a number in sight is asked for again every twenty seconds, and none while nobody looks', async () => {
    await page.clock.install();
    let asked = 0;
    await open({ draft: () => ({ status: 200, body: savedAt }), count: () => `<b>${73 + ++asked}</b>` });

    await page.waitForTimeout(100);
    await page.clock.runFor(21_000);
    await page.waitForFunction(() => document.querySelector('[data-live]')?.textContent === '74');
    await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }));
    await page.clock.runFor(60_000);

    expect(asked).toBe(1);
  });
});
