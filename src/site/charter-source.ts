import type { Db } from '../platform/db/index.ts';
import type { CalendarDay } from '../platform/time/index.ts';
import {
  charterFactsOf,
  monthsOf,
  pendingSince,
  renewalOpensOn,
  lapsesOn,
  renewalsOf,
  termOn,
  termsRunning,
  type PolicyBook,
  type RenewalUnderWay,
  type TermRecord,
} from '../charters/index.ts';
import type { Group, GroupId } from '../groups/index.ts';
import type { CharterSource, ListedCharter, ShownCharter, ShownRenewal, ShownTerm } from './groups/index.ts';

/** Tells the pages of groups what the charters know of them. */
export function charterSource(policies: PolicyBook): CharterSource {
  return {
    async charterOf(db: Db, group: Group, today: CalendarDay): Promise<ShownCharter | null> {
      const { terms, made, renewal } = await charterFactsOf(db, group.id);
      const term = termOn(terms, today);
      if (!term) return null;
      const next = terms.find(({ fromOn }) => fromOn > today && fromOn > term.fromOn);
      const policy = policies.of(term.policyId, term.policyVersion);
      return {
        term: shownTerm(term, today),
        renewal: shownRenewal(renewal),
        next: next ? { fromOn: next.fromOn, untilOn: next.untilOn } : null,
        renewalOpensOn: renewalOpensOn(term, policy.charter),
        lapsesOn: lapsesOn(term, policy.charter),
        rule: { text: `${policy.title}: ${policy.gist}`, href: policy.href },
        made,
        owed: policy.owed,
      };
    },
    async chartersOf(db: Db, groups: readonly GroupId[], today: CalendarDay) {
      const [terms, renewals] = await Promise.all([termsRunning(db, groups, today), renewalsOf(db, groups)]);
      return new Map<GroupId, ListedCharter>(
        [...terms].map(([group, term]) => [
          group,
          { term: shownTerm(term, today), renewal: shownRenewal(renewals.get(group)) },
        ]),
      );
    },
  };
}

/** Signed or pending, as everybody may see it; a draft is its organizers' own. */
function shownRenewal(renewal: RenewalUnderWay | null | undefined): ShownRenewal | null {
  const since = renewal && pendingSince(renewal);
  if (!renewal || since === undefined) return null;
  const { petition, signed, needed } = renewal;
  return { petition, signed, needed, filedOn: since };
}

function shownTerm(term: TermRecord, today: CalendarDay): ShownTerm {
  const { gone, total } = monthsOf(term, today);
  return { fromOn: term.fromOn, untilOn: term.untilOn, monthsGone: gone, monthsTotal: total };
}
