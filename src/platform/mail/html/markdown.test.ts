import { expect, test } from 'vitest';
import { processorTime } from '../../../testing/index.ts';
import { markdownToHtml, markdownToText } from './markdown.ts';

const post =
  '# Plan\n\nHello **you**,\nsee [this](https://example.org/x) & <b>that</b>.\n\n> old\n\n1. one\n2. two\n\n```\n<i>\n```\n';

test('Markdown becomes HTML in which no HTML was written', () => {
  expect(markdownToHtml(post)).toBe(
    '<p class="heading">Plan</p>\n<p>Hello <strong>you</strong>,<br />\nsee <a href="https://example.org/x" rel="noopener noreferrer nofollow ugc">this</a> &amp; &lt;b&gt;that&lt;/b&gt;.</p>\n' +
      '<blockquote>\n<p>old</p>\n</blockquote>\n<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n<pre><code>&lt;i&gt;\n</code></pre>\n',
  );
});

test('Markdown becomes the text of a letter', () => {
  expect(markdownToText(post)).toBe(
    'Plan\n\nHello you,\nsee this <https://example.org/x> & <b>that</b>.\n\n> old\n\n1. one\n2. two\n\n<i>',
  );
});

test('a link leads elsewhere or nowhere', () => {
  expect(markdownToHtml('[a](javascript:x) [b](/out) ![c](https://t.example/p.png) https://example.org')).not.toMatch(
    /javascript:x\)?"|href="\/|<img/,
  );
});

test.each(['[', '*a ', '>', '`a', '[a](', '- ', '<http:', '_a__b', 'a@'])(
  'a flood of %s ends in time',
  async (piece) => {
    expect(await processorTime(() => markdownToHtml(piece.repeat(30_000 / piece.length)))).toBeLessThan(3000);
  },
);
