import { expect, test } from 'vitest';
import { looksAlike, openKeptPages } from './kept-pages.ts';

const shown = (body: Uint8Array | undefined) => body && new TextDecoder().decode(body);

test('a page is shown again for a second, and not after something was written', () => {
  let now = 0;
  const pages = openKeptPages(() => now);
  pages.keep('/petitions/1', '<p>73</p>', pages.generation);

  expect(shown(pages.recall('/petitions/1')?.body)).toBe('<p>73</p>');
  now = 1_000;
  expect(pages.recall('/petitions/1')).toBe(undefined);

  pages.keep('/petitions/1', '<p>73</p>', pages.generation);
  pages.drop();
  expect(pages.recall('/petitions/1')).toBe(undefined);
});

test('a page that was drawn while something was written is not kept', () => {
  const pages = openKeptPages(() => 0);
  const { generation } = pages;
  pages.drop();

  expect(shown(pages.keep('/', '<p>old</p>', generation))).toBe('<p>old</p>');
  expect(pages.recall('/')).toBe(undefined);
});

test('what depends on who asks, or on a question, is drawn each time', () => {
  const request = (headers: Record<string, string>, method = 'GET') =>
    new Request('http://127.0.0.1/', { headers, method });

  expect(looksAlike(request({ accept: 'text/html' }), '')).toBe(true);
  expect(looksAlike(request({ cookie: 'folkmoot=secret' }), '')).toBe(false);
  expect(looksAlike(request({}), '?signed=1')).toBe(false);
  expect(looksAlike(request({ accept: 'application/json' }), '')).toBe(false);
  expect(looksAlike(request({}, 'POST'), '')).toBe(false);
});
