import { refuse } from '../../platform/refusal/index.ts';
import { page, get, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { GroupPageHead, seeGroup, type Group } from '../../groups/index.ts';
import type { Given } from '../given.ts';
import { beginRenewal, impedimentsToBeginRenewal } from './commands.ts';
import { mayBegin, ownDraft, renewalOf } from './queries.ts';
import { RenewalStands } from './views.tsx';
import { words } from './words.ts';

/** `/groups/:slug/renewal`: how the term stands, what the next one needs, and the button with which it begins. */
export function renewalRoutes(given: Given): Route[] {
  return [
    get('/groups/:slug/renewal', async (call) => {
      const group = await seeGroup(call.visit, call.params['slug']);
      if (group.slug !== call.params['slug']) return seeOther(`/groups/${group.slug}/renewal`);
      return renewalPage(given, call, group);
    }),
    post('/groups/:slug/renewal', (call) => begin(given, call)),
  ];
}

async function renewalPage(given: Given, call: Call, group: Group, status = 200): Promise<Answer> {
  const judged = await renewalOf(call.visit, group, given.policies);
  const draft = await ownDraft(call.visit, group.id);
  const impediments = await impedimentsToBeginRenewal(call.visit, group, judged);
  const body = (
    <>
      <GroupPageHead group={group} title={words.title} lede={words.lede(group.name)} />
      <RenewalStands group={group} judged={judged} draft={draft} impediments={impediments.map(given.word)} />
    </>
  );
  return page(`${words.title} · ${group.name}`, body, { section: '/groups', status });
}

async function begin(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const group = await seeGroup(call.visit, call.params['slug']);
  const { standing } = await renewalOf(call.visit, group, given.policies);
  if (!mayBegin(call.visit, group, standing)) refuse('not-granted', { grant: 'group.edit' });
  const begun = await call.attempt((act) => beginRenewal(act, group, given.policies));
  return begun.ok ? seeOther(`/petitions/${begun.value}/draft`) : renewalPage(given, call, group, 409);
}
