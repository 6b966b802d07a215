import { formOn, linksOn, plainText, type HtmlForm } from './html.ts';

/** A page as somebody reads it who has no script. */
export interface Read {
  readonly status: number;
  /** Where it stands, after redirects. */
  readonly path: string;
  readonly headers: Headers;
  readonly html: string;
  /** Without tags. */
  readonly text: string;
}

type Fields = Readonly<Record<string, string | readonly string[] | Blob>>;

/** Somebody with a browser of their own: it keeps cookies, follows redirects, and sends the forms that it was given. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  get(address: string, headers?: Record<string, string>): Promise<Read>;
  post(address: string, body: BodyInit, headers?: Record<string, string>): Promise<Read>;
  /** Fills the form of the page whose address ends so, hidden fields as they are, and presses its button. */
  send(page: Read, action: string | RegExp, fields?: Fields): Promise<Read>;
}

/** @param network what the proxy before the house says of where the visitor is */
export function visitor(url: string, network = '203.0.113.7'): Visitor {
  const cookies = new Map<string, string>();

  async function ask(address: string, init: RequestInit = {}): Promise<Read> {
    const at = new URL(address, url);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as object), ...(cookie && { cookie }), 'x-forwarded-for': network };
    const answer = await fetch(at, { ...init, headers, redirect: 'manual' });
    keepCookies(answer.headers, cookies);
    const to = answer.headers.get('location');
    if (to && answer.status === 303) return ask(new URL(to, at).href);
    const html = await answer.text();
    return {
      status: answer.status,
      path: at.pathname + at.search,
      headers: answer.headers,
      html,
      text: plainText(html),
    };
  }

  const post: Visitor['post'] = (address, body, headers = {}) =>
    ask(address, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...headers } });
  return {
    cookies,
    get: (address, headers = {}) => ask(address, { headers }),
    post,
    send: (page, action, fields = {}) => {
      const form = formOn(page.html, action);
      return post(form.action, bodyOf(form, fields));
    },
  };
}

function keepCookies(headers: Headers, cookies: Map<string, string>): void {
  for (const line of headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function bodyOf(form: HtmlForm, fields: Fields): BodyInit {
  const body = form.takesFiles ? new FormData() : new URLSearchParams();
  for (const [name, value] of form.fields) if (!(name in fields)) body.append(name, value);
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) (body as FormData).append(name, value, 'roll.csv');
    else for (const one of [value].flat()) body.append(name, one as string);
  }
  return body;
}

/** The one link of a letter whose address begins so. */
export function linkIn(text: string | null | undefined, path: string): string {
  const found = linksOn(text ?? '').find((link) => new URL(link).pathname.startsWith(path));
  if (!found) throw new Error(`no link to ${path} in: ${text}`);
  return new URL(found).pathname;
}

/** The six digits of a letter. */
export function codeIn(text: string | null | undefined): string {
  const [, first, second] = /\b(\d{3})[  -]?(\d{3})\b/.exec(text ?? '') ?? [];
  if (!first || !second) throw new Error(`no code in: ${text}`);
  return first + second;
}
