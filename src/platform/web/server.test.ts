import http from 'node:http';
import { h } from 'preact';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openAssets } from './assets.ts';
import { json, page } from './answers.ts';
import { healthRoutes } from './health.ts';
import { get, post } from './route.ts';
import { openWeb, type Web } from './server.ts';

const base = 'http://127.0.0.1:3000';
const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
const anything = z.record(z.string(), z.unknown());
let web: Web;

beforeAll(() => {
  const database = { db: undefined, transaction: () => Promise.reject(gone) } as never;
  web = openWeb({
    database,
    perform: () => Promise.reject(gone),
    findVisitor: () => Promise.reject(gone),
    now: () => new Date('2026-11-23T18:00:00Z'),
    zone: 'America/Chicago',
    baseUrl: () => base,
    networkOf: (peer) => peer,
    routes: [
      ...healthRoutes(database),
      openAssets('look').route,
      get('/who', () => page('Who', h('p', {}, 'Who?'))),
      post('/form', async (call) => json(await call.form(anything))),
      post('/json', async (call) => json(await call.json(anything))),
    ],
    site: {
      frame: ({ body }) => body,
      trouble: ({ kind }) => ({ title: kind, body: h('p', {}, kind) }),
      signIn: () => '/sign-in',
      word: ({ code }) => code,
    },
    log: { error() {}, info() {}, warn() {} } as never,
    localOnly: false,
  });
});

const boundary = 'moss';
const part = `--${boundary}\r\nContent-Disposition: form-data; name="text"\r\n\r\n`;
const bodies = [
  ['a form', '/form', 'application/x-www-form-urlencoded', 'text=', ''],
  ['a form with files', '/form', `multipart/form-data; boundary=${boundary}`, part, `\r\n--${boundary}--\r\n`],
  ['JSON', '/json', 'application/json', '{"text":"', '"}'],
] as const;

/** A body whose length is not announced, of so many bytes between its beginning and its end. */
function pieces(begin: string, bytes: number, end: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(begin));
      for (let sent = 0; sent < bytes; sent += 10_000) controller.enqueue(encoder.encode('x'.repeat(10_000)));
      controller.enqueue(encoder.encode(end));
      controller.close();
    },
  });
}

test.each(bodies)(
  '%s that is larger than its address takes is told so, also where its length comes last',
  async (_, at, type, begin, end) => {
    const send = (bytes: number) =>
      web.fetch(
        new Request(base + at, {
          method: 'POST',
          headers: { host: '127.0.0.1:3000', origin: base, 'content-type': type },
          body: pieces(begin, bytes, end),
          duplex: 'half',
        } as RequestInit),
      );

    expect([(await send(200_000)).status, (await send(300_000)).status]).toEqual([200, 413]);
  },
);

test('that holds for what comes over the wire in chunks as well', async () => {
  const { port, close } = await web.listen(0, '127.0.0.1');
  const send = (bytes: number) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { origin: base, 'content-type': 'application/x-www-form-urlencoded' };
      const ask = http.request({ port, path: '/form', method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      ask.on('error', reject);
      ask.write('text=');
      for (let sent = 0; sent < bytes; sent += 10_000) ask.write('x'.repeat(10_000));
      ask.end();
    });

  const statuses = [await send(200_000), await send(300_000), await send(200_000)];
  await close();

  expect(statuses).toEqual([200, 413, 200]);
});

test('a body that is not what it says is told so', async () => {
  const statuses = [];
  for (const [, at, type] of bodies.slice(1)) {
    const headers = { host: '127.0.0.1:3000', origin: base, 'content-type': type };
    statuses.push((await web.fetch(new Request(base + at, { method: 'POST', headers, body: 'moss' }))).status);
  }

  expect(statuses).toEqual([400, 400]);
});

test('while the database is away, whoever is signed in gets life signs, the look, and no page', async () => {
  const ask = async (at: string) => {
    const headers = { host: '127.0.0.1:3000', cookie: 'folkmoot=somebody' };
    const { status, headers: given } = await web.fetch(new Request(base + at, { headers }));
    return [status, given.get('content-type')?.split(';')[0]];
  };

  expect(await ask('/healthz')).toEqual([200, 'application/json']);
  expect(await ask('/readyz')).toEqual([503, 'application/json']);
  expect(await ask(openAssets('look').url('folkmoot.css'))).toEqual([200, 'text/css']);
  expect(await ask('/who')).toEqual([503, 'text/html']);
});
