import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAssets, type Assets } from './assets.ts';
import type { PlainAnswer } from './answers.ts';
import type { Call } from './call.ts';

const css = '@font-face { src: url("fonts/a.woff2") }\n'.repeat(20);
let folder: string;
let assets: Assets;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'assets-'));
  fs.mkdirSync(path.join(folder, 'fonts'));
  fs.writeFileSync(path.join(folder, 'a.css'), css);
  fs.writeFileSync(path.join(folder, 'fonts/a.woff2'), 'font');
  fs.writeFileSync(path.join(folder, 'notes.psd'), 'not for readers');
  assets = openAssets(folder);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const ask = (at: string, headers: Record<string, string> = {}) =>
  assets.route.answer({ path: at, headers: new Headers(headers) } as Call) as PlainAnswer;

test('a file stands under a hash of the whole, and may be kept for ever', () => {
  const answer = ask(assets.url('a.css'));

  expect(assets.url('a.css')).toMatch(/^\/look\/[0-9a-f]{10}\/a\.css$/);
  expect(assets.url('fonts/a.woff2').split('/')[2]).toBe(assets.url('a.css').split('/')[2]);
  expect([answer.status, answer.headers['cache-control'], answer.headers['content-type']]).toEqual([
    200,
    'public, max-age=31536000, immutable',
    'text/css; charset=utf-8',
  ]);
  expect(Buffer.from(answer.body as Uint8Array).toString()).toBe(css);
});

test('any change gives every file a new address', () => {
  const before = assets.url('fonts/a.woff2');
  fs.appendFileSync(path.join(folder, 'a.css'), ' ');

  expect(openAssets(folder).url('fonts/a.woff2')).not.toBe(before);
});

test('it comes compressed to those who say that they take it, and not to those who refuse', () => {
  const url = assets.url('a.css');
  const [br, gzip, refused] = ['gzip, br', 'gzip;q=0.5', 'br;q=0, gzip;q=0'].map((accepted) =>
    ask(url, { 'accept-encoding': accepted }),
  );

  expect([br, gzip, refused].map((answer) => answer!.headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
  expect(brotliDecompressSync(br!.body as Uint8Array).toString()).toBe(css);
  expect(gunzipSync(gzip!.body as Uint8Array).toString()).toBe(css);
});

test('who has it already is told so', () => {
  const url = assets.url('a.css');
  const { etag } = ask(url).headers;

  expect([
    ask(url, { 'if-none-match': etag! }).status,
    ask(url, { 'if-none-match': `W/${etag}` }).status,
    ask(url, { 'if-none-match': '"other"' }).status,
  ]).toEqual([304, 304, 200]);
});

test('nothing else of the machine can be had', () => {
  const base = path.posix.dirname(assets.url('a.css'));

  expect(
    [`${base}/notes.psd`, `${base}/../../etc/passwd`, '/look/', '/look/0000000000/a.css'].map((at) => ask(at).status),
  ).toEqual([404, 404, 404, 404]);
});
