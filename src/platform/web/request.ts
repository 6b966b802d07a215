import type { z } from 'zod';
import type { Actor, Perform, Visit } from '../act/index.ts';
import { endSession, openSession, sessionLength, type Visitor } from '../auth/index.ts';
import { NotFound, Refused } from '../refusal/index.ts';
import { checkBody } from './bodies.ts';
import { BadBody, unreadable, type Call } from './call.ts';
import { checkForm, readForm } from './forms.ts';

/** What a call is made of; the server fills it in for each request. */
export interface Ingredients {
  readonly visit: Visit;
  readonly visitor: Pick<Visitor, 'proof' | 'withheld'>;
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly network: string;
  readonly baseUrl: string;
  readonly perform: Perform;
  readonly cookies: Readonly<Record<string, string>>;
  /** Set-Cookie lines for the answer; the call adds to them. */
  readonly setCookies: string[];
}

export const sessionCookie = 'folkmoot';

/** Makes the call that a handler sees. */
export function callOf(given: Ingredients): Call {
  const { visit, request, url, perform } = given;
  const actor = (as: Partial<Actor> = {}): Actor => ({ by: visit.by, at: visit.at, grants: visit.grants, ...as });
  const secure = given.baseUrl.startsWith('https:');

  function setCookie(name: string, value: string, maxAgeSeconds: number): void {
    const line = `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure ? '; Secure' : ''}`;
    given.setCookies.push(line);
  }

  async function endOpenSession(within: Pick<Visit, 'db' | 'at'> = visit): Promise<void> {
    const secret = given.cookies[sessionCookie];
    if (secret) await endSession(within, secret);
  }

  return {
    visit,
    method: request.method,
    path: url.pathname,
    params: given.params,
    query: withoutNul(url.searchParams),
    headers: request.headers,
    network: given.network,
    baseUrl: given.baseUrl,
    request,
    proof: given.visitor.proof,
    withheld: given.visitor.withheld,
    wantsJson: (request.headers.get('accept') ?? '').startsWith('application/json'),
    form: async (schema) => checkForm(schema, await readForm(request)),
    json: async (schema) => checkJson(schema, request),
    perform: (work, as) => perform(actor(as), work),
    async attempt(work, as) {
      try {
        return { ok: true, value: await perform(actor(as), work) };
      } catch (error) {
        if (error instanceof Refused) return { ok: false, impediments: error.impediments };
        throw error;
      }
    },
    async signIn(person, within = visit, provedBy = 'letter') {
      await endOpenSession(within);
      const device = request.headers.get('user-agent') ?? '';
      setCookie(sessionCookie, await openSession(within, person, device, provedBy), sessionLength / 1000);
    },
    async signOut() {
      await endOpenSession();
      setCookie(sessionCookie, '', 0);
    },
    cookie: (name) => given.cookies[name],
    setCookie,
  };
}

/** No address of ours has a NUL in it, and PostgreSQL takes none. @throws NotFound */
export function refuseNul(params: Readonly<Record<string, string>>): void {
  if (Object.values(params).some((param) => param.includes('\0'))) throw new NotFound();
}

/** PostgreSQL takes no NUL, and nobody types one. */
function withoutNul(asked: URLSearchParams): URLSearchParams {
  if (![...asked.values()].some((value) => value.includes('\0'))) return asked;
  return new URLSearchParams([...asked].map(([name, value]) => [name, value.replaceAll('\0', '')]));
}

async function checkJson<S extends z.ZodType>(schema: S, request: Request): Promise<z.output<S>> {
  const body: unknown = await request.json().catch(unreadable('the body is not JSON'));
  const checked = checkBody(schema, body);
  if (checked.ok) return checked.value;
  throw new BadBody(checked.errors);
}

export function readCookies(header: string | null): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.split('=', 2);
    if (name && value) cookies[name.trim()] ??= value.trim();
  }
  return cookies;
}
