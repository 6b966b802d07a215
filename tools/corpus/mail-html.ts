import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { markdownToHtml, markdownToText, safeHtml } from '../../src/platform/mail/index.ts';
import { browser } from '../../src/testing/index.ts';

const perPage = 50;

/**
 * What others have thought of to make a page run or fetch something (DOMPurify, bleach, lists of payloads, naughty strings), as the HTML
 * of a message and as Markdown, in a real browser whose page forbids nothing.
 */
export async function mailHtml(folder: string): Promise<void> {
  const payloads = [
    ...new Set([
      ...fromDompurify(folder),
      ...fromBleach(folder),
      ...linesOf(folder),
      ...naughty(folder),
      ...pictures(folder),
    ]),
  ];
  const found = { ran: 0, fetched: 0, odd: 0 };
  const chromium = await browser();
  const page = await chromium.newPage();
  page.on('dialog', (dialog) => {
    found.ran++;
    console.log(`  ran: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    found.fetched++;
    console.log(`  fetched: ${request.url()}`);
  });
  for (let at = 0; at < payloads.length; at += perPage) {
    const batch = payloads.slice(at, at + perPage);
    for (const payload of batch) markdownToText(payload);
    for (const made of [batch.map((each) => safeHtml(each)), batch.map(markdownToHtml)])
      found.odd += await oddOnes(page, made, batch);
  }
  await chromium.close();
  console.log(
    `${payloads.length} payloads, as HTML and as Markdown: ${found.ran} ran, ${found.fetched} fetched, ${found.odd} left an element or attribute that should not be there`,
  );
}

/** Elements and attributes that may not be there, as the browser understands the page; and whether each message stays in its box. */
async function oddOnes(page: Page, made: readonly string[], payloads: readonly string[]): Promise<number> {
  const boxes = made.map((html) => `<section class="box">${html}</section>`).join('');
  await page.setContent(`<!doctype html><main>${boxes}</main>`, { waitUntil: 'load' });
  await page.waitForTimeout(100);
  const odd = await page.evaluate((tags) => {
    const wrong: [number, string][] = [];
    const allowed = new Set(tags.split(' '));
    const sections = [...document.querySelectorAll('main > section.box')];
    for (const [index, section] of sections.entries())
      for (const element of section.querySelectorAll('*')) {
        if (!allowed.has(element.localName)) wrong.push([index, element.localName]);
        for (const { name, value } of element.attributes) {
          const known = /^(?:href|title|rel|class|alt|src|width|height|loading|colspan|rowspan|start|dir|lang)$/.test(
            name,
          );
          if (!known || (name === 'href' && !/^(?:https?:|mailto:|tel:)/i.test(value)) || name === 'src')
            wrong.push([index, `${name}=${value}`]);
        }
      }
    if (document.querySelectorAll('section').length !== sections.length) wrong.push([0, 'out of its box']);
    return { wrong, boxes: sections.length };
  }, 'a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure hr i img ins kbd li mark ol p pre q s samp small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var wbr');
  for (const [index, what] of odd.wrong) console.log(`  odd: ${what} from ${payloads[index]?.slice(0, 200)}`);
  if (odd.boxes !== made.length) console.log(`  ${made.length} boxes were made, ${odd.boxes} are there`);
  return odd.wrong.length + Math.abs(made.length - odd.boxes);
}

function fromDompurify(folder: string): string[] {
  const tests = JSON.parse(fs.readFileSync(path.join(folder, 'dompurify/expect.json'), 'utf8')) as {
    payload: string;
  }[];
  return tests.map(({ payload }) => payload);
}

function fromBleach(folder: string): string[] {
  const data = path.join(folder, 'bleach/tests/data');
  return fs.readdirSync(data).map((name) => fs.readFileSync(path.join(data, name), 'utf8').split('\n--\n')[0]!);
}

function linesOf(folder: string): string[] {
  const lists = path.join(folder, 'payloads/PayloadsAllTheThings/XSS Injection/Intruders');
  return fs.readdirSync(lists).flatMap((name) => {
    const text = fs.readFileSync(path.join(lists, name), 'utf8');
    return [text.slice(0, 500_000), ...text.split('\n')];
  });
}

function naughty(folder: string): string[] {
  return JSON.parse(fs.readFileSync(path.join(folder, 'naughty-strings/blns.json'), 'utf8')) as string[];
}

function pictures(folder: string): string[] {
  const svg = path.join(folder, 'payloads/svg');
  return fs.readdirSync(svg).map((name) => fs.readFileSync(path.join(svg, name), 'utf8'));
}
