import type { Perform, Visit } from '../act/index.ts';
import { nobody, noBearer, type FindBearer, type FindVisitor, type Visitor } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { dayOf } from '../time/index.ts';
import { bearerIn, type Brought } from './bearer.ts';
import type { Call } from './call.ts';
import type { NetworkOf } from './network.ts';
import { callOf, readCookies, refuseNul, sessionCookie } from './request.ts';
import { looksAtCookies, type Route } from './route.ts';

/** What must be known to tell who comes, and when. */
export interface Doorkeeping {
  readonly database: Database;
  readonly perform: Perform;
  readonly findVisitor: FindVisitor;
  /** Left out, no token is good. */
  readonly findBearer?: FindBearer;
  readonly now: () => Date;
  readonly zone: string;
  /** Asked at each request, because a server on a port of the system's choice learns its address last. */
  readonly baseUrl: () => string;
  readonly networkOf: NetworkOf;
}

/** A request that has come to a route. */
export interface Arrived {
  readonly request: Request;
  readonly params: Record<string, string>;
  readonly peer: string;
}

/** The call of a request: who comes, by session or by token, at which instant, from which network. */
export async function open(parts: Doorkeeping, route: Route, arrived: Arrived, setCookies: string[]): Promise<Call> {
  const { request, params, peer } = arrived;
  const url = new URL(request.url);
  refuseNul(params);
  const at = parts.now();
  const today = dayOf(at, parts.zone);
  const cookies = looksAtCookies(route) ? readCookies(request.headers.get('cookie')) : {};
  const { db } = parts.database;
  const network = parts.networkOf(peer, request.headers.get('x-forwarded-for'));
  const brought = { headers: request.headers, network, at, today, db };
  const visitor = await (route.scopes
    ? programOf(parts, brought, route.scopes)
    : visitorOf(parts, brought, cookies[sessionCookie]));
  const visit: Visit = { by: visitor.person, at, today, zone: parts.zone, db, grants: visitor.grants };
  return callOf({
    visit,
    visitor,
    request,
    url,
    params,
    network,
    baseUrl: parts.baseUrl(),
    perform: parts.perform,
    cookies,
    setCookies,
  });
}

const visitorOf = async ({ findVisitor }: Doorkeeping, { db, at, today }: Brought, secret: string | undefined) =>
  secret ? findVisitor(db, secret, at, today) : nobody;

/** A program has its owner's name, and none of the rights that an office gives them. */
async function programOf(parts: Doorkeeping, brought: Brought, scopes: readonly string[]): Promise<Visitor> {
  const { person } = await bearerIn(brought, scopes, parts.findBearer ?? noBearer);
  return { ...nobody, person };
}
