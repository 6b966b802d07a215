import { NotFound, refuse } from '../../platform/refusal/index.ts';
import { get, json, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { isOrganizer, petitionIn } from '../../charters/index.ts';
import { accountOf } from './account.ts';

/** What is sealed about a petition, for its organizers and for those who verify: by the hour of each signature others could guess at names. */
export const accountRoutes: readonly Route[] = [get('/petitions/:id/account.json', accountIn)];

async function accountIn(call: Call): Promise<Answer> {
  const person = signedIn(call);
  const { visit, query } = call;
  const { id: petition } = await petitionIn(call);
  const from = query.get('from') ?? '';
  if (!visit.grants.has('petitions.verify') && !(await isOrganizer(visit.db, petition, person))) throw new NotFound();
  const account = await accountOf(visit.db, {
    petition,
    from: /^[1-9]\d{0,14}$/.test(from) ? Number(from) : undefined,
  });
  if (!account) return refuse('account-none', { petition });
  return json(account);
}
