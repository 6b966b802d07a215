import os from 'node:os';
import path from 'node:path';
import { openApp, type App } from './app.ts';
import { keepPolicies, loadPolicies, type KeptPolicy } from './policies/index.ts';
import { furnish } from './furnish.ts';
import { openSession } from './platform/auth/index.ts';
import { joined, type Plug } from './platform/plug.ts';
import { readSettings } from './platform/settings/index.ts';
import { silence } from './platform/log/index.ts';
import type { Dns } from './platform/mail/index.ts';
import { loadAssociation, type Association } from './roll/index.ts';
import { testDatabase } from './testing/index.ts';
import { grantsOf, keepGrants } from './units/index.ts';

/** A whole house over a database of its own, with no background rounds: `settle` makes one. */
export interface TestHouse {
  readonly app: App;
  readonly association: Association;
  readonly plug: Required<Plug>;
  /** A browser in which the person is signed in; nobody, if none is given. */
  browsing(person?: string): Promise<Browsing>;
  /** A program that brings a token, or none; it sends JSON. */
  program(token?: string): Asking;
  close(): Promise<void>;
}

/** What a browser may do, and what it reads. */
export interface Browsing {
  get(address: string, headers?: Record<string, string>): Promise<Read>;
  post(address: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Read>;
  /** Sends a form with one file in it. */
  upload(address: string, field: string, file: File): Promise<Read>;
}

/** Asks as a program does, and gives what came back; the body is read where there is one. */
export type Asking = (
  method: string,
  address: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }>;

export interface Read {
  readonly status: number;
  /** Where a redirect leads. */
  readonly to: string | null;
  readonly headers: Headers;
  readonly html: string;
  /** Without tags. */
  readonly text: string;
}

const baseUrl = 'http://127.0.0.1:3000';

/** A DNS in which `example.org` sends its mail from this machine, and `strict.example` from nowhere else; there is no other domain. */
const testDns: Dns = async (name, type) => {
  const texts: Record<string, string> = {
    'example.org': 'v=spf1 ip4:127.0.0.1 ip6:::1 -all',
    'strict.example': 'v=spf1 -all',
    '_dmarc.strict.example': 'v=DMARC1; p=reject',
  };
  const text = type === 'TXT' ? texts[name.toLowerCase()] : undefined;
  if (text === undefined) throw Object.assign(new Error(`there is no ${name}`), { code: 'ENOTFOUND' });
  return [[text]];
};

/**
 * Opens an empty house as an example is opened: no letter leaves, and every route is there.
 *
 * @param when the instant at which all happens, or a clock that a test moves
 * @param policies those of the example association unless told
 * @param changes what the association's file says otherwise, as by which policy it goes
 */
export async function openTestHouse(
  when: Date | (() => Date),
  {
    policies = loadPolicies('association'),
    changes = {},
  }: { readonly policies?: readonly KeptPolicy[]; readonly changes?: Partial<Association> } = {},
): Promise<TestHouse> {
  const now = typeof when === 'function' ? when : () => when;
  const database = await testDatabase();
  const association = { ...loadAssociation('association'), ...changes };
  const settings = readSettings({ FOLKMOOT_DATA: path.join(os.tmpdir(), `folkmoot-test-house-${process.pid}`) });
  let plugs: readonly Plug[] = [];
  const app = await openApp({
    keepPages: false,
    settings,
    databaseUrl: database.url,
    zone: association.timeZone,
    log: silence,
    now,
    dns: testDns,
    rounds: false,
    async furnish(house) {
      await house.perform({ by: null, at: now(), grants: new Set() }, async (act) => {
        await keepPolicies(act, policies);
        await keepGrants(act, grantsOf(association));
      });
      const furnishing = furnish(house, { association, policies });
      plugs = furnishing.plugs;
      return furnishing;
    },
  });
  return {
    app,
    association,
    plug: joined(plugs),
    async browsing(person) {
      const secret =
        person && (await openSession({ db: app.database.db, at: now() }, person, 'Firefox/140.0 (X11; Linux x86_64)'));
      return browser(app, secret || undefined);
    },
    program: (token) => programOf(app, token),
    async close() {
      await app.stop();
      await database.close();
    },
  };
}

function browser({ web }: App, secret: string | undefined): Browsing {
  const always: Record<string, string> = { host: '127.0.0.1:3000', ...(secret && { cookie: `folkmoot=${secret}` }) };
  const form = { origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded' };
  return {
    get: async (address, headers = {}) =>
      read(await web.fetch(new Request(baseUrl + address, { headers: { ...always, ...headers } }))),
    post: async (address, fields = {}, headers = {}) =>
      read(
        await web.fetch(
          new Request(baseUrl + address, {
            method: 'POST',
            headers: { ...always, ...form, ...headers },
            body: new URLSearchParams(fields).toString(),
          }),
        ),
      ),
    async upload(address, field, file) {
      const body = new FormData();
      body.set(field, file);
      const headers = { ...always, origin: baseUrl };
      return read(await web.fetch(new Request(baseUrl + address, { method: 'POST', headers, body })));
    },
  };
}

function programOf({ web }: App, token: string | undefined): Asking {
  const always: Record<string, string> = { host: '127.0.0.1:3000', ...(token && { authorization: `Bearer ${token}` }) };
  return async (method, address, body, headers = {}) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await web.fetch(
      new Request(baseUrl + address, { method, headers: { ...always, ...type, ...headers }, ...sent }),
    );
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text ? (JSON.parse(text) as unknown) : undefined };
  };
}

async function read(answer: Response): Promise<Read> {
  const html = await answer.text();
  return {
    status: answer.status,
    to: answer.headers.get('location'),
    headers: answer.headers,
    html,
    text: plain(html),
  };
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
