import { createHash, timingSafeEqual } from 'node:crypto';
import { NotFound } from '../refusal/index.ts';
import { get, healthRoutes, plain, tokenIn, type Route } from '../web/index.ts';
import type { Database } from '../db/index.ts';
import type { Metrics } from './metrics.ts';

/** What the route needs of the house; without metrics there is nothing at its address. */
interface Watched {
  readonly database: Database;
  readonly metrics: Metrics | undefined;
  readonly settings: { readonly metricsToken: string | undefined };
}

/** What those who watch over a process ask it. */
export const watchersRoutes = (house: Watched): Route[] => [...healthRoutes(house.database), metricsRoute(house)];

/** `GET /metrics`, for whoever brings the token of the setting. To all others it is an address like any that does not exist. */
function metricsRoute({ metrics, settings }: Watched): Route {
  return get(
    '/metrics',
    async ({ headers, visit }) => {
      const token = tokenIn(headers);
      if (!metrics || !settings.metricsToken || !token || !isSame(token, settings.metricsToken)) throw new NotFound();
      const { type, body } = await metrics.text(visit.at);
      return plain(body, { 'content-type': type, 'cache-control': 'no-store' });
    },
    { cookieless: true },
  );
}

/** In a time that tells nothing of how much of it was right. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
