import type { VNode } from 'preact';
import { z } from 'zod';
import { addMonths, isCalendarDay } from '../../platform/time/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { returnedWith, type Returned } from '../../platform/web/parts/index.ts';
import { furthestDay, makeToken, personOf, revokeToken, scopesFor, tokenScopes, tokensOf } from '../../roll/index.ts';
import type { SiteHouse } from '../house.ts';
import { tokenWords as words } from './token-words.ts';
import { MadePage, TokensPage } from './token-views.tsx';

/** Where somebody makes the tokens with which their programs act for them, and revokes them. */
export function tokenRoutes({ word }: Pick<SiteHouse, 'word'>): Route[] {
  return [
    get('/me/tokens', (call) => tokensPage(call)),
    post('/me/tokens', (call) => make(call, word), { grave: true }),
    post('/me/tokens/:id/revocation', revoke),
  ];
}

const TokenForm = z.object({
  name: z.string().default(''),
  scopes: z.array(z.enum(tokenScopes, words.noScope)).default([]),
  lastOn: z.string(words.dayAs).refine(isCalendarDay, words.dayAs),
});

/** @param form as it came back with something wrong */
async function tokensPage(call: Call, form?: Returned): Promise<Answer> {
  const { visit, baseUrl } = call;
  const person = signedIn(call);
  const [tokens, self] = await Promise.all([tokensOf(visit, person), personOf(visit.db, person)]);
  const view = {
    tokens,
    revoked: tokens.find(({ id, revokedAt }) => revokedAt && id === call.query.get('revoked')),
    offered: scopesFor(self),
    form,
    suggested: addMonths(visit.today, 3),
    furthest: furthestDay(visit.today),
    now: visit.at,
    zone: visit.zone,
    baseUrl,
  };
  return shown(<TokensPage {...view} />, form ? 422 : 200);
}

async function make(call: Call, word: SiteHouse['word']): Promise<Answer> {
  const person = signedIn(call);
  const form = await call.form(TokenForm);
  if (!form.ok) return tokensPage(call, form);
  const made = await call.attempt((act) => makeToken(act, person, form.value));
  if (made.ok) return shown(<MadePage token={made.value} wanted={form.value} baseUrl={call.baseUrl} />);
  const fieldOf = (impediment: Parameters<typeof word>[0]) => word(impediment).todo?.href?.slice(1) ?? '';
  return tokensPage(call, returnedWith(form.entered, made.impediments, { word, fieldOf }));
}

/** The token stands on one page once; no cache and no way back shows it again. */
const shown = (body: VNode, status = 200): Answer =>
  page(words.title, body, { section: '/me', status, headers: { 'cache-control': 'no-store' } });

async function revoke(call: Call): Promise<Answer> {
  const person = signedIn(call);
  await call.perform((act) => revokeToken(act, person, call.params['id'] ?? ''));
  return seeOther(`/me/tokens?revoked=${encodeURIComponent(call.params['id'] ?? '')}`);
}
