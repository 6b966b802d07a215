import { Parser } from 'htmlparser2';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../../testing/index.ts';
import { safeHtml } from './safe-html.ts';

describe('the HTML of a message', () => {
  test.each([
    ['<p onclick="x()" style="position:fixed" id="top" class="button">Hi</p>', '<p>Hi</p>'],
    ['<script>x()</script><style>*{}</style>Hi', 'Hi'],
    ['<form action="/leave"><input name="a"><button>Go</button></form>', 'Go'],
    ['<a href="javascript:x()">a</a>', '<span>a</span>'],
    ['<a href="&#106;ava\tscript:x()">a</a>', '<span>a</span>'],
    ['<a href="/sign-out">a</a>', '<span>a</span>'],
    ['<a href="//example.org">a</a>', '<span>a</span>'],
    [
      '<a href="https://example.org" target="_top">a</a>',
      '<a href="https://example.org" rel="noopener noreferrer nofollow ugc">a</a>',
    ],
    ['<iframe src="https://example.org">x</iframe><object data="x"></object><embed src="x">', 'x'],
    ['<svg><a xlink:href="javascript:x()">a</a></svg><math><mi>x</mi></math>b', 'b'],
    ['<base href="https://evil.example"><meta http-equiv="refresh" content="0">a', 'a'],
    ['<h1>Title</h1>', '<p class="heading">Title</p>'],
    ['<td colspan="9999999" background="https://x.example/y">a', '<td>a</td>'],
    ['<p>a</div></p></body><p>b', '<p>a</p><p>b</p>'],
  ])('%s', (html, safe) => {
    expect(safeHtml(html)).toBe(safe);
  });

  test('says where a picture from elsewhere was, and shows one that came along', () => {
    const html =
      '<img src="https://t.example/a.png" alt="A map"><img src="cid:pic%40x" alt="P" width="30" onerror="x()"><img src="cid:gone"><img src="https://t.example/1.gif" width="1" height="1">';

    expect(safeHtml(html, { pictureAt: (id) => (id === 'pic@x' ? '/files/7' : undefined) })).toBe(
      '<span class="picture">[Picture not shown: A map (t.example)]</span><img src="/files/7" alt="P" loading="lazy" width="30" />' +
        '<span class="picture">[Picture not shown]</span><span></span>',
    );
  });

  test('folds the outermost quotation', () => {
    expect(safeHtml('a<blockquote type="cite">b<blockquote>c</blockquote></blockquote>d')).toBe(
      'a<details class="quoted"><summary>Quoted text</summary><blockquote>b<blockquote>c</blockquote></blockquote></details>d',
    );
  });

  test('comes as text when it is deeper than any message', () => {
    expect(safeHtml(`${'<div>'.repeat(5000)}a &lt;b>`)).toBe('<pre>a &amp;lt;b&gt;</pre>');
  });

  test('holds only what may stay, whatever it was', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '=',
        '/',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<svg',
        '<style>',
        '</style>',
        '<noscript>',
        '<a href=',
        'java' + 'script:',
        '<img src=x ',
        'onerror=x ',
        '<math><mi>',
        '<table>',
        '<template>',
        '<blockquote>',
        '&lt;',
        '&#0;',
        '<xmp>',
        '<plaintext>',
        '<title>',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(oddOnesIn(safeHtml(pieces.join('')))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['<b></x>', '<noscript>', '<iframe>', '<p><table><tr><td>', '<a href="', '<!--', '&', '<div><'])(
    'ends in time for a flood of %s',
    async (piece) => {
      expect(await processorTime(() => safeHtml(piece.repeat(300_000 / piece.length)))).toBeLessThan(3000);
    },
  );
});

/** Tags and attributes that should not be there. */
function oddOnesIn(html: string): string[] {
  const odd: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (
        /^(?:script|style|iframe|object|embed|form|input|button|svg|math|base|meta|link|template|noscript|title|textarea|select|h\d)$/.test(
          name,
        )
      )
        odd.push(name);
      for (const [attribute, value] of Object.entries(attributes)) {
        const allowed = ['href', 'title', 'rel', 'class', 'alt', 'colspan', 'rowspan', 'start', 'dir', 'lang'].includes(
          attribute,
        );
        if (!allowed || (attribute === 'href' && !/^(?:https?:|mailto:|tel:)/i.test(value)))
          odd.push(`${attribute}=${value}`);
      }
    },
  });
  parser.end(html);
  return odd;
}

test('what was folded once is not folded and labelled again', () => {
  const html = '<p>Yes.</p><blockquote>Who brings <b>one</b>?</blockquote>';

  expect(safeHtml(safeHtml(html))).toBe(safeHtml(html));
  expect(safeHtml(html, { staysOpen: true })).toBe(html);
});
