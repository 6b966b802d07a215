import { get, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { seeList } from '../lists/queries.ts';
import { listHref } from '../lists/showing.ts';
import { markAllSeen } from './commands.ts';
import { nextNew } from './queries.ts';

/** `/lists/:slug/unread`: leads to what is new, and forgets what is. */
export const seenPages = (): Route[] => [
  get('/lists/:slug/unread', next),
  post('/lists/:slug/unread/end', async (call) => {
    const list = await seeList(call.visit, call.params['slug']);
    const person = signedIn(call);
    await call.perform((act) => markAllSeen(act, list.id, person));
    return seeOther(listHref(list));
  }),
];

async function next(call: Call): Promise<Answer> {
  const list = await seeList(call.visit, call.params['slug']);
  const number = await nextNew(call.visit.db, signedIn(call), list.id);
  return seeOther(number === undefined ? listHref(list) : `${listHref(list)}/messages/${number}`);
}
