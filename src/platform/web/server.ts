import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { renderToString } from 'preact-render-to-string';
import type { Log } from '../log/index.ts';
import { minutes } from '../time/index.ts';
import { answerAlike } from './alike.ts';
import type { Answer, PageAnswer } from './answers.ts';
import { ProveAgain, SignInFirst, type Call } from './call.ts';
import { fileHeaders, guardHeaders, isLocalHost, isOurs, limitBody } from './guards.ts';
import { keptForm, type KeptForm } from './kept-form.ts';
import { looksAlike, type KeptPages } from './kept-pages.ts';
import { open, type Arrived, type Doorkeeping } from './opening.ts';
import { challengeOf, problemOf } from './problem.ts';
import { readingCounter, type CountReading } from './reading.ts';
import { isForPrograms, looksAtCookies, nowhere, otherMethods, type Route } from './route.ts';
import type { Site, Trouble } from './site.ts';
import { streamedPage } from './streamed.ts';
import { statusOf, troubleOf } from './trouble.ts';

/** What the web needs from the house. */
export interface WebParts extends Doorkeeping {
  readonly routes: readonly Route[];
  readonly site: Site;
  readonly log: Log;
  /** Pages kept for those who have not signed in; the house drops them when it writes. Left out, each is drawn anew. */
  readonly keptPages?: KeptPages;
  /** What is alike for everyone is kept apart: however programs ask, they crowd no page out. */
  readonly keptAnswers?: KeptPages;
  /** For so long nobody who showed who they are is asked again before a grave act; a quarter of an hour unless told. */
  readonly proofLastsMs?: number;
  /** Answer only to this machine's own names. */
  readonly localOnly: boolean;
  /** Hears of every answer, and how long it took. */
  readonly onAnswer?: (route: Route, status: number, ms: number) => void;
}

/** A server that answers HTTP. */
export interface Web {
  fetch(request: Request): Promise<Response>;
  listen(port: number, host: string): Promise<{ port: number; close(): Promise<void> }>;
}

const defaultMaxBytes = 256 * 1024;

export function openWeb(parts: WebParts): Web {
  const house: OpenParts = { ...parts, countReading: readingCounter() };
  const app = new Hono<{ Bindings: HttpBindings }>();
  for (const route of parts.routes.toSorted((one, other) => (shapeOf(one) < shapeOf(other) ? -1 : 1))) {
    app.on(route.method, route.path, (context) =>
      answerTimed(house, route, { request: context.req.raw, params: context.req.param(), peer: peerOf(context.env) }),
    );
  }
  for (const route of otherMethods(parts.routes)) {
    app.all(route.path, (context) =>
      answerTimed(house, route, { request: context.req.raw, params: {}, peer: peerOf(context.env) }),
    );
  }
  app.notFound((context) =>
    answerTimed(house, nowhere, { request: context.req.raw, params: {}, peer: peerOf(context.env) }),
  );
  app.onError((error, context) => {
    parts.log.error({ error }, 'a request failed outside its handler');
    return tell(parts, { kind: 'defect' }, undefined, context.req.raw);
  });
  const fetch = async (request: Request, env?: HttpBindings) => app.fetch(request, env ?? ({} as HttpBindings));
  return { fetch, listen: (port, host) => listen(fetch, port, host) };
}

/** Where one address has a word and another a parameter, the word goes first, in whatever order they were plugged in. */
const shapeOf = ({ path }: Route): string => path.replace(/[^/]+/g, (part) => (/^[:*]/.test(part) ? '1' : '0'));

async function listen(fetch: (request: Request, env: HttpBindings) => Promise<Response>, port: number, host: string) {
  const server = serve({ fetch: fetch as never, port, hostname: host });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (server.listening) resolve();
    else server.once('listening', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
        setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 2_000).unref();
      }),
  };
}

const peerOf = (env: HttpBindings | undefined): string => env?.incoming?.socket.remoteAddress ?? '127.0.0.1';

interface OpenParts extends WebParts {
  readonly countReading: CountReading;
}

async function answerTimed(parts: OpenParts, route: Route, arrived: Arrived): Promise<Response> {
  const begun = performance.now();
  const answer = await answerRequest(parts, route, arrived);
  parts.onAnswer?.(route, answer.status, performance.now() - begun);
  return answer;
}

async function answerRequest(parts: OpenParts, route: Route, arrived: Arrived): Promise<Response> {
  const maxBytes = route.maxBytes ?? defaultMaxBytes;
  const { request } = arrived;
  const { keptPages } = parts;
  const writes = !isReading(request);
  let call: Call | undefined;
  let limited: Request | undefined;
  try {
    if (parts.localOnly && !isLocalHost(request.headers.get('host')))
      return await tell(parts, { kind: 'not-found' }, undefined, request);
    if (writes && looksAtCookies(route) && !isOurs(request.headers, parts.baseUrl()) && carriesSession(request)) {
      return await tell(parts, { kind: 'foreign-origin' }, undefined, request);
    }
    if (route.alike) {
      const network = parts.networkOf(arrived.peer, request.headers.get('x-forwarded-for'));
      parts.countReading({ network, headers: request.headers, at: parts.now() });
      return await answerAlike(request, parts.keptAnswers, async () => anyResponse(parts, route, arrived));
    }
    const url = new URL(request.url);
    const alike = keptPages !== undefined && looksAlike(request, url.search);
    const kept = alike ? keptPages.recall(url.pathname) : undefined;
    if (kept) return html(kept.body, 200);
    const generation = keptPages?.generation ?? 0;
    limited = writes ? limitBody(request, maxBytes) : request;
    const setCookies: string[] = [];
    call = await open(parts, route, { ...arrived, request: limited }, setCookies);
    if (route.grave) proveAgainAfter(call, parts.proofLastsMs ?? minutes(15));
    const answer = await route.answer(call);
    if (alike && isKeepable(answer) && setCookies.length === 0) {
      return html(keptPages.keep(url.pathname, await drawn(parts, answer, call), generation), 200);
    }
    return withCookies(await respond(parts, answer, call), setCookies);
  } catch (error) {
    const kept = await keptForm(limited, route, error instanceof ProveAgain);
    if (error instanceof SignInFirst && !kept && !call?.wantsJson)
      return redirect(parts.site.signIn(comeBackTo(request)));
    const trouble = troubleOf(error, maxBytes);
    if (trouble.kind === 'defect') parts.log.error({ error, path: route.path, method: route.method }, 'a defect');
    return tell(parts, trouble, call, request, kept);
  } finally {
    if (writes) [keptPages, parts.keptAnswers].forEach((kept) => kept?.drop());
  }
}

const isKeepable = (answer: Answer): answer is PageAnswer =>
  answer.kind === 'page' && answer.status === 200 && !answer.headers && !answer.pieces;

const isReading = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/** What a route answers to anybody. */
async function anyResponse(parts: WebParts, route: Route, arrived: Arrived): Promise<Response> {
  const call = await open(parts, route, arrived, []);
  return respond(parts, await route.answer(call), call);
}

/** Whoever is not signed in is asked for that by the route itself. @throws ProveAgain */
function proveAgainAfter({ visit, proof }: Call, lastsMs: number): void {
  if (visit.by && (!proof || visit.at.getTime() - proof.at.getTime() >= lastsMs)) throw new ProveAgain();
}

/** A request that carries nobody's rights, and no form that could give it some, may come from anywhere. */
function carriesSession(request: Request): boolean {
  return request.headers.has('cookie') || !(request.headers.get('content-type') ?? '').startsWith('application/json');
}

function comeBackTo(request: Request): string {
  if (request.method !== 'GET') return '/me';
  const url = new URL(request.url);
  return url.pathname + url.search;
}

async function respond(parts: WebParts, answer: Answer, call: Call): Promise<Response> {
  switch (answer.kind) {
    case 'page':
      return html(await drawnOrStreamed(parts, answer, call), answer.status, answer.headers);
    case 'fragment':
      return fragmentResponse(renderToString(answer.body), answer.maxAgeSeconds, call);
    case 'redirect':
      return redirect(answer.to);
    case 'elsewhere':
      return leadTo(answer.to.href);
    case 'json':
      return new Response(JSON.stringify(answer.body), {
        status: answer.status,
        headers: {
          ...guardHeaders,
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
          ...answer.headers,
        },
      });
    case 'file':
      return new Response(answer.body as BodyInit, {
        headers: { ...answer.headers, ...fileHeaders(answer) },
      });
    case 'plain':
      return new Response(answer.body as BodyInit, {
        status: answer.status,
        headers: { ...guardHeaders, ...answer.headers },
      });
  }
}

const htmlHeaders = {
  ...guardHeaders,
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-cache',
};

/** The whole document of a page. */
async function drawn(parts: WebParts, answer: PageAnswer, call: Call | undefined): Promise<string> {
  return `<!doctype html>${renderToString(await parts.site.frame(answer, call))}`;
}

async function drawnOrStreamed(parts: WebParts, answer: PageAnswer, call: Call) {
  const { pieces } = answer;
  if (!pieces) return drawn(parts, answer, call);
  return streamedPage(await parts.site.frame(answer, call), pieces, (error) =>
    parts.log.error({ error }, 'a page was cut off while it was drawn'),
  );
}

const html = (
  text: string | Uint8Array | ReadableStream,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response => new Response(text as BodyInit, { status, headers: { ...htmlHeaders, ...headers } });

function fragmentResponse(text: string, maxAgeSeconds: number, call: Call): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 20)}"`;
  const headers = { ...htmlHeaders, 'cache-control': `private, max-age=${maxAgeSeconds}`, etag };
  if (call.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(text, { headers });
}

/** Only to a path of ours: `//elsewhere` and whole addresses would lead away. A header takes no other script than ours. */
function redirect(to: string): Response {
  const safe = /^\/(?![/\\])/.test(to) ? to.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent) : '/';
  return leadTo(safe);
}

const leadTo = (location: string): Response =>
  new Response(null, { status: 303, headers: { ...guardHeaders, location, 'cache-control': 'no-store' } });

function withCookies(response: Response, setCookies: readonly string[]): Response {
  for (const line of setCookies) response.headers.append('set-cookie', line);
  return response;
}

async function tell(
  parts: WebParts,
  trouble: Trouble,
  call: Call | undefined,
  request: Request,
  kept?: KeptForm,
): Promise<Response> {
  const status = statusOf(trouble);
  const headers: Record<string, string> = trouble.kind === 'away' ? { 'retry-after': '5' } : {};
  if (trouble.kind === 'too-many')
    headers['retry-after'] = String(Math.max(1, Math.ceil((trouble.until.getTime() - parts.now().getTime()) / 1000)));
  if (trouble.kind === 'wrong-method') headers['allow'] = trouble.allowed.join(', ');
  const challenge = challengeOf(trouble);
  if (challenge) headers['www-authenticate'] = challenge;
  if (
    (request.headers.get('accept') ?? '').startsWith('application/json') ||
    isForPrograms(new URL(request.url).pathname)
  ) {
    const problem = problemOf(trouble, { baseUrl: parts.baseUrl(), word: (each) => parts.site.word(each) });
    return new Response(JSON.stringify(problem), {
      status,
      headers: { ...guardHeaders, ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    });
  }
  const answer: PageAnswer = { kind: 'page', status, ...parts.site.trouble(trouble, call, kept) };
  return html(await drawn(parts, answer, call), status, {
    ...headers,
    'cache-control': 'no-store',
  });
}
