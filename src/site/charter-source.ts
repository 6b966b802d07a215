import type { Db } from '../platform/db/index.ts';
import type { CalendarDay } from '../platform/time/index.ts';
import {
  charterFactsOf,
  latestTerms,
  monthsOf,
  renewalOpensOn,
  lapsesOn,
  type PolicyBook,
  type TermRecord,
} from '../charters/index.ts';
import type { Group, GroupId } from '../groups/index.ts';
import type { CharterSource, ListedCharter, ShownCharter, ShownTerm } from './groups/index.ts';

/** Tells the pages of groups what the charters know of them. */
export function charterSource(policies: PolicyBook): CharterSource {
  return {
    async charterOf(db: Db, group: Group, today: CalendarDay): Promise<ShownCharter | null> {
      const { term, made, renewal } = await charterFactsOf(db, group.id);
      if (!term) return null;
      const policy = policies.of(term.policyId, term.policyVersion);
      return {
        term: shownTerm(term, today),
        renewal,
        renewalOpensOn: renewalOpensOn(term, policy.charter),
        lapsesOn: lapsesOn(term, policy.charter),
        rule: { text: `${policy.title}: ${policy.gist}`, href: policy.href },
        made,
        owed: policy.owed,
      };
    },
    async chartersOf(db: Db, groups: readonly GroupId[], today: CalendarDay) {
      const terms = await latestTerms(db, groups);
      return new Map<GroupId, ListedCharter>(
        [...terms].map(([group, term]) => [group, { term: shownTerm(term, today), renewal: null }]),
      );
    },
  };
}

function shownTerm(term: TermRecord, today: CalendarDay): ShownTerm {
  const { gone, total } = monthsOf(term, today);
  return { fromOn: term.fromOn, untilOn: term.untilOn, monthsGone: gone, monthsTotal: total };
}
