import { TooLarge } from './call.ts';
import { dispositionOf } from './disposition.ts';

/** Headers that every answer carries: nothing runs, nothing frames us, nobody learns where a reader came from. */
export const guardHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
};

/** A file is kept, and neither shown among our pages nor run, whatever it holds. */
export const fileHeaders = ({ name, type }: { readonly name: string; readonly type: string }) => ({
  ...guardHeaders,
  'content-type': type,
  'content-disposition': dispositionOf(name),
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'no-store',
});

/**
 * Whether a POST comes from a page of ours.  With `Referrer-Policy: no-referrer` browsers send `Origin: null` even to the
 * page's own origin, so Sec-Fetch-Site is asked first; where a browser sends neither, the request is not taken.
 */
export function isOurs(headers: Headers, baseUrl: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  return headers.get('origin') === new URL(baseUrl).origin;
}

/** Refuses a body by its announced length before a byte is read, and while it is read where the length is not announced. */
export function limitBody(request: Request, maxBytes: number): Request {
  const announced = request.headers.get('content-length');
  if (announced && Number(announced) > maxBytes) throw new TooLarge();
  if (announced || !request.body) return request;
  let read = 0;
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        read += chunk.byteLength;
        if (read > maxBytes) throw new TooLarge();
        controller.enqueue(chunk);
      },
    }),
  );
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: counted,
    duplex: 'half',
  } as RequestInit);
}

const local = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** An example association answers to names of this machine only, which stops DNS rebinding. */
export function isLocalHost(host: string | null): boolean {
  try {
    return local.has(new URL(`http://${host ?? ''}`).hostname);
  } catch {
    return false;
  }
}
