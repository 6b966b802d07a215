import { createHash } from 'node:crypto';
import type { KeptPage, KeptPages } from './kept-pages.ts';

/** Scripts of other sites may read what everybody may read, and what they ask for carries nobody's rights. */
const readByAll = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'public, no-cache',
};

/** Longer answers are drawn each time: a program that asks for every part of every list is not to fill the memory. */
const mostLetters = 100_000;

/**
 * The answer to a question that is alike for everyone.  It is drawn at most once a second, and anew when this process has written
 * something; whoever has it already is told so (RFC 9110, conditional requests) and is sent nothing.
 *
 * The ETag is strong, and made of the bytes.  Facts would be cheaper to ask and would lie: a number of participants is
 * counted by a job that notes none, and of two facts the earlier one may become visible last.
 */
export async function answerAlike(
  request: Request,
  keptPages: KeptPages | undefined,
  draw: () => Promise<Response>,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const key = pathname + search;
  const kept = keptPages?.recall(key);
  if (kept) return told(request, kept);
  const generation = keptPages?.generation ?? 0;
  const drawn = await draw();
  if (drawn.status !== 200) return withHeaders(drawn, readByAll);
  // The mark with which a table for spreadsheets begins is part of it.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await drawn.arrayBuffer());
  const headers = { ...Object.fromEntries(drawn.headers), ...readByAll, etag: etagOf(text) };
  const body =
    (text.length <= mostLetters && keptPages?.keep(key, text, generation, headers)) || new TextEncoder().encode(text);
  return told(request, { body, headers });
}

function told(request: Request, { body, headers = {} }: KeptPage): Response {
  if (!isKnown(request.headers, headers)) return new Response(body as BodyInit, { headers });
  const { 'content-type': _, ...rest } = headers;
  return new Response(null, { status: 304, headers: rest });
}

/** If-None-Match is compared weakly: RFC 9110, 13.1. */
const isKnown = (asked: Headers, { etag }: Readonly<Record<string, string>>): boolean =>
  (asked.get('if-none-match') ?? '')
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === '*' || each === etag);

const etagOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
