import type { Impediment } from '../../../platform/refusal/index.ts';
import type { Act } from '../../../platform/act/index.ts';
import { returnedWith } from '../../../platform/web/parts/index.ts';
import { get, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { refuseIf } from '../../../platform/refusal/index.ts';
import { groupsById } from '../../../groups/index.ts';
import { asking } from '../../../platform/auth/index.ts';
import type { Given } from '../../given.ts';
import { putChangeToVote } from '../balloting.ts';
import { agreeToChange, decideOnChange, voteOnChange, withdrawChange } from '../commands.ts';
import type { DecisionWritten, ProposalId } from '../model.ts';
import { impedimentsToJudging } from '../rules.ts';
import { proposalHref } from '../naming.ts';
import { proposalAt } from './addressed.ts';
import { groupRoute } from './group.tsx';
import { overviewRoute } from './list.tsx';
import { proposalPage } from './proposal.tsx';
import { proposingRoutes } from './proposing.tsx';
import { Recorded } from './recording.tsx';

const { must } = asking<'council.record'>();

/** The pages about what may become of a group besides its renewal. */
export function changeRoutes(given: Given): Route[] {
  return [
    overviewRoute(),
    groupRoute(given),
    ...proposingRoutes(given),
    get('/groups/:slug/changes/:id', async (call) => {
      const seen = await proposalAt(call);
      const { slug } = seen.group;
      return slug === call.params['slug']
        ? proposalPage(given, call, seen)
        : seeOther(proposalHref({ slug }, seen.proposal));
    }),
    press('agreement', 'agreed', (act, id) => agreeToChange(act, id, given.policies)),
    press('withdrawal', 'withdrawn', withdrawChange),
    post('/groups/:slug/changes/:id/ballots', (call) => put(given, call), { grave: true }),
    post('/groups/:slug/changes/:id/decision', (call) => decide(given, call), { grave: true }),
    post('/groups/:slug/changes/:id/vote', (call) => vote(given, call), { grave: true }),
  ];
}

/** One press on a proposal. */
function press(noun: string, done: string, command: (act: Act, id: ProposalId) => Promise<void>): Route {
  return post(`/groups/:slug/changes/:id/${noun}`, async (call) => {
    signedIn(call);
    const { proposal } = await proposalAt(call);
    await call.perform((act) => command(act, proposal.id));
    return back(call, proposal, done);
  });
}

async function put(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const { proposal, party } = await proposalAt(call);
  refuseIf(impedimentsToJudging(party));
  const ballot = await call.perform((act) => putChangeToVote(act, proposal.id, given));
  return seeOther(`/ballots/${ballot}`);
}

async function decide(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  refuseIf(impedimentsToJudging((await proposalAt(call)).party));
  return record(given, call, (act, id, decision) => decideOnChange(act, id, decision, given.policies));
}

async function vote(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  await proposalAt(call);
  must(call.visit, 'council.record');
  return record(given, call, (act, id, decision) => voteOnChange(act, id, decision, given.policies));
}

async function record(
  given: Given,
  call: Call,
  command: (act: Act, id: ProposalId, decision: DecisionWritten) => Promise<void>,
): Promise<Answer> {
  const seen = await proposalAt(call);
  const form = await call.form(Recorded);
  if (!form.ok) return proposalPage(given, call, seen, { form, status: 422 });
  const done = await call.attempt((act) => command(act, seen.proposal.id, form.value));
  if (done.ok) return back(call, seen.proposal, 'decided');
  const fieldOf = (impediment: Impediment) => /^#(.+)/.exec(given.word(impediment).todo?.href ?? '')?.[1] ?? '';
  const returned = returnedWith(form.entered, done.impediments, { word: given.word, fieldOf });
  return proposalPage(given, call, seen, { form: returned, status: 409 });
}

/** To the proposal, under the name that the group has now. */
async function back(call: Call, { id, group }: { id: ProposalId; group: string }, done: string): Promise<Answer> {
  const { slug } = (await groupsById(call.visit.db, [group])).get(group)!;
  return seeOther(`${proposalHref({ slug }, { id })}?done=${done}`);
}
