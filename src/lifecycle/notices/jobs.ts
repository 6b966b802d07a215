import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
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
import { whoAnswersFor } from '../people.ts';
import { groupsRenewing } from '../records/queries.ts';
import { noteDue, noteNotice } from './commands.ts';
import { postLapsed, postNotice } from './letters.ts';
import { noticeKey, noticesSent } from './queries.ts';
import { noticeOn, noticesOf, noticesOwed, type Owed } from './rules.ts';

/** Every night, whoever answers for a group whose term nears its end is told so, as often as the policy says. */
export function noticeDailies(given: Given): Daily[] {
  return [
    {
      kind: 'lifecycle.send-notices',
      run: ({ perform, at, since = at }) =>
        perform(theSystem(at), (act) => sendNotices(act, given, dayOf(since, act.zone))),
    },
  ];
}

/** And once it has lapsed. */
export function noticeReactions(given: Given): Reaction[] {
  return [
    reacting<CharterFact>('lifecycle.tell-lapse', ['charters.term-lapsed'], async (act, { fact }) => {
      if (fact.kind !== 'charters.term-lapsed') return;
      const { untilOn } = fact;
      const group = (await groupsById(act.db, [fact.group])).get(fact.group);
      if (group?.state !== 'lapsed' || !isToldOfLapse(given, group.policy)) return;
      const to = await whoAnswersFor(act, group);
      if (to.length > 0 && (await noteNotice(act, { group: group.id, untilOn }, 'lapsed')))
        await postLapsed(act, given, { group, untilOn }, to);
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
  readonly owed: readonly Owed[];
}

/**
 * What is due is found from the terms alone: only for those few are group, petition and people looked up.  Where nobody can be written
 * to, it stays owed, and is tried again every night.
 */
async function sendNotices(act: Act, { policies, head }: Given, sinceOn: CalendarDay): Promise<void> {
  const due = (await openTerms(act.db, act.today)).flatMap((term) => dueOf(term, policies, act.today, sinceOn));
  const ids = due.map(({ term }) => term.group);
  const [groups, renewals, recorded, sent] = await Promise.all([
    groupsById(act.db, ids),
    renewalsOf(act.db, ids),
    groupsRenewing(act.db),
    noticesSent(act.db, ids),
  ]);
  for (const { term, rules, code, owed } of due) {
    const { untilOn } = term;
    const group = groups.get(term.group);
    const underWay = renewals.get(term.group);
    if (sent.has(noticeKey(term.group, untilOn, code))) continue;
    // It does not lapse while something waits to renew it.
    if (group?.state !== 'active' || underWay?.isPending || recorded.has(group.id)) continue;
    for (const notice of owed) await noteDue(act, { group: group.id, untilOn }, notice);
    const to = await whoAnswersFor(act, group);
    if (to.length === 0 || !(await noteNotice(act, { group: group.id, untilOn }, code))) continue;
    const lapses = lapsesOn(term, rules.charter)!;
    await postNotice(act, { head }, { group, code, untilOn, lapsesOn: lapses, renewal: rules.renewal, underWay }, to);
  }
}

function dueOf(term: TermOfGroup, policies: Given['policies'], today: CalendarDay, sinceOn: CalendarDay): Due[] {
  const rules = policies.of(term.policyId, term.policyVersion);
  const { untilOn } = term;
  if (untilOn === null || rules.renewal.by === 'nothing') return [];
  const opensOn = renewalOpensOn(term, rules.charter) ?? term.fromOn;
  const notices = noticesOf({ opensOn, untilOn }, rules.renewal.notices);
  const due = noticeOn(notices, untilOn, today);
  return due ? [{ term: { ...term, untilOn }, rules, code: due.code, owed: noticesOwed(notices, due, sinceOn) }] : [];
}
