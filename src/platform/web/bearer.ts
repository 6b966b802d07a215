import { countAttempt, hashOf, isToken, type Bearer, type FindBearer, type Limit } from '../auth/index.ts';
import type { Db } from '../db/index.ts';
import { minutes, type CalendarDay } from '../time/index.ts';
import { BadToken, ScopeMissing, TokenFirst, TooMany } from './call.ts';

/** Calls with a token, in a minute. */
export const callsByToken: Limit = { name: 'calls, token', most: 120, windowMs: minutes(1) };
export const callsByNetwork: Limit = { name: 'calls, network', most: 1_200, windowMs: minutes(1) };
/** Tokens that nobody has, or has no longer, in an hour. Those that work are never counted here. */
export const unknownTokens: Limit = { name: 'tokens unknown, network', most: 60, windowMs: minutes(60) };

/** A call that brings a token. */
export interface Brought {
  readonly headers: Headers;
  readonly network: string;
  readonly at: Date;
  readonly today: CalendarDay;
  readonly db: Db;
}

/**
 * Whom the token of a call stands for (RFC 6750).  It is taken from the header alone: addresses end up in logs.
 *
 * @param scopes one of these is needed
 * @throws TokenFirst, BadToken, ScopeMissing, TooMany
 */
export async function bearerIn(call: Brought, scopes: readonly string[], findBearer: FindBearer): Promise<Bearer> {
  const token = tokenIn(call.headers);
  if (token === undefined) throw new TokenFirst();
  if (!isToken(token)) throw new BadToken();
  const bearer = await findBearer(call.db, hashOf(token), call.at, call.today);
  if (!bearer) {
    await count(call, unknownTokens, call.network);
    throw new BadToken();
  }
  await Promise.all([count(call, callsByToken, bearer.token), count(call, callsByNetwork, call.network)]);
  if (!scopes.some((scope) => bearer.scopes.has(scope))) throw new ScopeMissing(scopes);
  return bearer;
}

/** The token that the headers bring; empty where they bring something else, undefined where they bring nothing. */
export function tokenIn(headers: Headers): string | undefined {
  const said = headers.get('authorization');
  return said === null ? undefined : (/^Bearer +(\S+) *$/i.exec(said)?.[1] ?? '');
}

async function count({ db, at }: Brought, limit: Limit, key: string): Promise<void> {
  const until = await countAttempt(db, limit, key, at);
  if (until) throw new TooMany(until);
}
