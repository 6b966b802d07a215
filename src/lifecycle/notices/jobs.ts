import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import {
  lapsesOn,
  openTerms,
  renewalOpensOn,
  renewalsOf,
  type CharterFact,
  type PolicyView,
  type TermOfGroup,
} from '../../charters/index.ts';
import { groupsById } from '../../groups/index.ts';
import type { Given } from '../given.ts';
import { groupsRenewing } from '../records/queries.ts';
import { noteNotice } from './commands.ts';
import { postLapsed, postNotice } from './letters.ts';
import { noticeOn, noticesOf } from './rules.ts';

/** Every night, whoever answers for a group whose term nears its end is told so, as often as the policy says. */
export function noticeDailies(given: Given): Daily[] {
  return [
    {
      kind: 'lifecycle.send-notices',
      run: ({ perform, at }) => perform(theSystem(at), (act) => sendNotices(act, given)),
    },
  ];
}

/** And once it has lapsed. */
export function noticeReactions(given: Given): Reaction[] {
  return [
    reacting<CharterFact>('lifecycle.tell-lapse', ['charters.term-lapsed'], async (act, { fact }) => {
      if (fact.kind !== 'charters.term-lapsed') return;
      const group = (await groupsById(act.db, [fact.group])).get(fact.group);
      if (group?.state !== 'lapsed' || !isToldOfLapse(given, group.policy)) return;
      if (await noteNotice(act, group.id, fact.untilOn, 'lapsed'))
        await postLapsed(act, given, { group, untilOn: fact.untilOn });
    }),
  ];
}

function isToldOfLapse({ policies }: Given, policy: { id: string; version: string } | null): boolean {
  const renewal = policy && policies.of(policy.id, policy.version).renewal;
  return !renewal || renewal.by === 'nothing' || renewal.notices.whenItHasLapsed;
}

interface Due {
  readonly term: TermOfGroup & { readonly untilOn: string };
  readonly rules: PolicyView;
  readonly code: string;
}

/** What is due is found from the terms alone: only for those few are group, petition and people looked up. */
async function sendNotices(act: Act, { policies, head }: Given): Promise<void> {
  const due = (await openTerms(act.db, act.today)).flatMap((term) => dueOf(term, policies, act.today));
  const ids = due.map(({ term }) => term.group);
  const [groups, renewals, recorded] = await Promise.all([
    groupsById(act.db, ids),
    renewalsOf(act.db, ids),
    groupsRenewing(act.db),
  ]);
  for (const { term, rules, code } of due) {
    const { untilOn } = term;
    const group = groups.get(term.group);
    const underWay = renewals.get(term.group);
    // It does not lapse while something waits to renew it.
    if (group?.state !== 'active' || underWay?.isPending || recorded.has(group.id)) continue;
    if (!(await noteNotice(act, group.id, untilOn, code))) continue;
    const lapses = lapsesOn(term, rules.charter)!;
    await postNotice(act, { head }, { group, code, untilOn, lapsesOn: lapses, renewal: rules.renewal, underWay });
  }
}

function dueOf(term: TermOfGroup, policies: Given['policies'], today: string): Due[] {
  const rules = policies.of(term.policyId, term.policyVersion);
  const { untilOn } = term;
  if (untilOn === null || rules.renewal.by === 'nothing') return [];
  const opensOn = renewalOpensOn(term, rules.charter) ?? term.fromOn;
  const notice = noticeOn(noticesOf({ opensOn, untilOn }, rules.renewal.notices), untilOn, today);
  return notice ? [{ term: { ...term, untilOn }, rules, code: notice.code }] : [];
}
