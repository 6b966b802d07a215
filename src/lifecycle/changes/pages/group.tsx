import type { VNode } from 'preact';
import { Facts, Section } from '../../../platform/web/parts/index.ts';
import { get, page, seeOther, type Call, type Route } from '../../../platform/web/index.ts';
import { GroupPageHead, groupsById, seeGroup, type Group } from '../../../groups/index.ts';
import type { PolicyView } from '../../../charters/index.ts';
import type { Nouns } from '../../../roll/index.ts';
import type { Given } from '../../given.ts';
import { rulesOf } from '../commands.ts';
import { changeKinds, publicStates } from '../model.ts';
import { changesHref, groupsIn } from '../naming.ts';
import { conveningOf, partyOf, proposalsOf } from '../queries.ts';
import { deciderOf, decides, impedimentsToBeginning, isStaff, type Party } from '../rules.ts';
import { kindWords, words } from '../words.ts';
import { isOpen, ProposalsTable } from '../views.tsx';

/** `GET /groups/:slug/changes`: what was proposed for a group, and, for those who may, what can be. */
export function groupRoute(given: Given): Route {
  return get('/groups/:slug/changes', async (call) => {
    const group = await seeGroup(call.visit, call.params['slug']);
    if (group.slug !== call.params['slug']) return seeOther(changesHref(group));
    return changesPage(given, call, group);
  });
}

async function changesPage(given: Given, call: Call, group: Group) {
  const { db, today, zone } = call.visit;
  const all = await proposalsOf(db, group.id);
  const party = partyOf(call.visit, await conveningOf(db, { group: group.id, into: null }, today));
  const sees = party.convenes || decides(party) || isStaff(party);
  const seen = all.filter(({ state }) => sees || publicStates.some((each) => each === state));
  const groups = await groupsById(db, [...new Set(seen.flatMap(groupsIn))]);
  const underWay = all.find((each) => isOpen(each) && each.group === group.id)?.id ?? null;
  const mayBegin = impedimentsToBeginning(group, { party, underWay }).length === 0;
  const policy = rulesOf(given.policies, group, call.visit);
  const settled = seen.filter((each) => !isOpen(each));
  const body = (
    <>
      <GroupPageHead group={group} title={words.title} lede={words.lede(group.name)} />
      <Section title={words.waiting}>
        <ProposalsTable proposals={seen.filter(isOpen)} groups={groups} zone={zone} />
      </Section>
      {mayBegin && <Beginning group={group} party={party} policy={policy} nouns={given.association.words} />}
      {settled.length > 0 && (
        <Section title={words.settled}>
          <ProposalsTable proposals={settled} groups={groups} zone={zone} />
        </Section>
      )}
    </>
  );
  return page(`${words.title} · ${group.name}`, body, { section: '/groups' });
}

interface BeginningProps {
  readonly group: Group;
  readonly party: Party;
  readonly policy: PolicyView;
  readonly nouns: Nouns;
}

function Beginning({ group, party, policy, nouns }: BeginningProps): VNode {
  const begunAs = party.convenes ? 'convener' : 'committee';
  const offered = changeKinds.filter((kind) => kind !== 'graduate' || policy.graduation !== null);
  return (
    <Section title={words.begin}>
      <Facts
        of={offered.map((kind) => [
          <a href={`${changesHref(group)}/new?kind=${kind}`}>{kindWords[kind]}</a>,
          `${words.beginHints[kind]} ${words.whoDecides(deciderOf(kind, begunAs, policy.changes), nouns)}`,
        ])}
      />
      {policy.graduation !== null && (
        <p>
          <a href={`/groups/${group.slug}/readiness`}>{words.readiness}</a>
        </p>
      )}
    </Section>
  );
}
