import { expect, test } from 'vitest';
import { safeHtml } from './html/safe-html.ts';
import { maskAddresses, maskFile, maskHtml } from './masking.ts';

test.each([
  ['Ask ada@example.org.', 'Ask a…@example.org.'],
  ['> From: "Lane, Ada" <ada.lane@example.org>', '> From: "Lane, Ada" <a…@example.org>'],
  ['>> On Monday, ada+talk@mail.example.org (Ada) wrote:', '>> On Monday, a…@mail.example.org (Ada) wrote:'],
  ['To: ada@example.org,ben@example.org;', 'To: a…@example.org,b…@example.org;'],
  ['[Ada](mailto:ada@example.org?subject=x)', '[Ada](mailto:a…@example.org?subject=x)'],
  ['mailto:ada%40example.org', 'mailto:a…%40example.org'],
  ["o'brien@example.org, Zoë.Köhler@exämple.org", 'o…@example.org, Z…@exämple.org'],
  ['"ada lane"@example.org', '"…"@example.org'],
  [`${'x'.repeat(500)}@example.org`, `${'x'.repeat(437)}…@example.org`],
  ['ada%40example.org%20ben%40example.org', 'a…%40e…%40example.org'],
  ['@everyone at 5 @ the desk', '@everyone at 5 @ the desk'],
])('in %s no address can be read', (text, masked) => {
  expect(maskAddresses(text)).toBe(masked);
});

test('HTML is masked in its text and in its links, however an address was written', () => {
  const html =
    '<p>Ask <a href="mailto:ada@example.org">Ada, ada&#64;example.org</a>, <b>ben</b>@example.org or ' +
    '<a href="https://example.org/?to=cleo@example.org">Cleo</a></p><blockquote>&lt;dan@example.org&gt;</blockquote>';

  const masked = safeHtml(html, { masksAddresses: true });

  expect(masked).toBe(
    '<p>Ask <a>Ada, a…@example.org</a>, <b>b…</b>@example.org or ' +
      '<a href="https://example.org/?t…@example.org" rel="noopener noreferrer nofollow ugc">Cleo</a></p>' +
      '<details class="quoted"><summary>Quoted text</summary><blockquote>&lt;d…@example.org&gt;</blockquote></details>',
  );
  expect(safeHtml(html)).toContain('href="mailto:ada@example.org"');
});

test('a file of text is masked in any encoding, and no other is touched', () => {
  const latin = Buffer.from('From: Zo\xeb <zoe@example.org>\n', 'latin1');
  const binary = Buffer.from('PK\0ada@example.org');

  expect(maskFile(latin).toString('latin1')).toBe('From: Zo\xeb <z...@example.org>\n');
  expect(maskFile(binary)).toBe(binary);
  expect(maskFile(Buffer.from(`${'x'.repeat(500)}@example.org, a%40b.org`)).toString()).toBe(
    'x...@example.org, a...%40b.org',
  );
});

test('what holds no address, or nothing but one, comes out as it should however long it is', () => {
  const long = 'x'.repeat(1_000_000);

  expect(maskAddresses(`${long} @`)).toBe(`${long} @`);
  expect(maskAddresses(`${long}@b.org`)).toBe(`${long.slice(63)}…@b.org`);
  expect(maskAddresses('a%40'.repeat(100_000))).toBe('a…%40'.repeat(100_000));
  expect(maskHtml(`<p>${long}<b>@b.org</b></p>`)).toBe(`<p>${long.slice(63)}…<b>@b.org</b></p>`);
});
