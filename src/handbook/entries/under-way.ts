import { lapsesOn, pendingSince, renewalOpensOn, renewalsOf, type RenewalUnderWay } from '../../charters/index.ts';
import type { GroupId } from '../../groups/index.ts';
import { dormanciesOn, endsProposed, groupsRenewing } from '../../lifecycle/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { RulesOfTerms } from '../given.ts';
import { nothingUnderWay, type UnderWay } from './model.ts';
import type { TermGiven } from './rules.ts';

/** Of which groups, on which day, by which rules. */
export interface Asked {
  readonly on: CalendarDay;
  readonly today: CalendarDay;
  readonly termRules: RulesOfTerms;
}

/** Tells what is under way with a group in term; its terms are the latest first. */
export type TellsUnderWay = (group: GroupId, terms: readonly TermGiven[]) => UnderWay;

/** Four statements, however many groups; one for a former day. */
export async function underWayOf(db: Db, groups: readonly GroupId[], asked: Asked): Promise<TellsUnderWay> {
  const { on, today, termRules } = asked;
  const only = groups.length === 1 ? groups[0] : undefined;
  if (on < today) {
    const slept = await dormanciesOn(db, on, only);
    return (group) => ({ ...nothingUnderWay, dormantUntil: slept.get(group)?.returnsOn ?? null });
  }
  const [sleeping, renewals, recorded, ends] = await Promise.all([
    dormanciesOn(db, on, only),
    renewalsOf(db, groups),
    groupsRenewing(db, only),
    endsProposed(db, only),
  ]);
  return (group, terms) => {
    const renewal = renewals.get(group);
    const end = ends.get(group);
    const isSafe = renewal?.isPending || recorded.has(group);
    return {
      dormantUntil: sleeping.get(group)?.returnsOn ?? null,
      renewal: publicRenewal(renewal),
      endProposed: end ? { proposal: end.proposal, kind: end.kind } : null,
      lapsesOn: isSafe ? null : endInSight(terms, on, termRules),
    };
  };
}

/** A draft is its organizers' own. */
function publicRenewal(renewal: RenewalUnderWay | undefined): UnderWay['renewal'] {
  const since = renewal && pendingSince(renewal);
  return since === undefined ? null : { petition: renewal!.petition, pendingSince: since };
}

/** The day on which a group lapses, once a renewal may be begun, and in any case once its term is over. */
export function endInSight(terms: readonly TermGiven[], on: CalendarDay, termRules: RulesOfTerms): CalendarDay | null {
  const [last] = terms;
  const rules = last && termRules({ id: last.policyId, version: last.policyVersion });
  if (!last?.untilOn || !rules || last.fromOn > on) return null;
  return on >= (renewalOpensOn(last, rules) ?? last.untilOn) ? lapsesOn(last, rules) : null;
}
