import { NotFound } from '../../platform/refusal/index.ts';
import { post, seeOther, signedIn, type Route } from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { listBySlug } from '../lists/queries.ts';
import { missedBy, sendMissed } from './missed.ts';

/** `POST /me/lists/:slug/missed`: what was said while a list was paused, in one mail. */
export const missedPages = (house: ConversationsHouse): Route[] => [
  post('/me/lists/:slug/missed', async (call) => {
    const person = signedIn(call);
    const list = await listBySlug(call.visit.db, call.params['slug'] ?? '');
    const isMissed = list && (await missedBy(call.visit.db, person)).some((missed) => missed.list === list.id);
    if (!list || !isMissed) throw new NotFound();
    await call.perform((act) => sendMissed(act, list, person, house));
    return seeOther(`/me/lists?sent=${list.slug}`);
  }),
];
