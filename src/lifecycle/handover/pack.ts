import type { Visit } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { lapsesOn, pastOfGroup, renewalOpensOn, termsOf, type PolicyView } from '../../charters/index.ts';
import { named, openRolesOf, type Group, type NamedRole } from '../../groups/index.ts';
import { personOf } from '../../roll/index.ts';
import { rulesOf } from '../changes/commands.ts';
import type { Proposal } from '../changes/model.ts';
import { proposalUnderWay } from '../changes/queries.ts';
import type { Given, ListTold, PromiseTold } from '../given.ts';

/** All that a convener hands over. */
export interface Pack {
  readonly roles: readonly NamedRole[];
  readonly term: {
    readonly fromOn: CalendarDay;
    readonly untilOn: CalendarDay | null;
    readonly renewalOpensOn: CalendarDay | null;
    readonly lapsesOn: CalendarDay | null;
  } | null;
  readonly rules: PolicyView;
  readonly lists: readonly ListTold[];
  readonly promises: readonly PromiseTold[];
  readonly proposal: Proposal | undefined;
  /** Empty where nobody is named. */
  readonly liaison: string;
  readonly petitions: readonly number[];
}

/** What a convener of the group hands over, as far as the visitor may read it. */
export async function packOf(visit: Visit, group: Group, given: Given): Promise<Pack> {
  const { db, zone } = visit;
  const [roles, term, lists, promises, proposal, liaison, petitions] = await Promise.all([
    openRolesOf(db, group.id).then((open) => named(db, open)),
    termsOf(db, group.id).then((terms) => terms.find(({ endedOn }) => endedOn === null)),
    given.talk(visit, group),
    given.promises(visit, group),
    proposalUnderWay(db, group.id),
    group.liaison ? personOf(db, group.liaison) : undefined,
    pastOfGroup(db, group.id, zone),
  ]);
  const rules = rulesOf(given.policies, group, visit);
  const { charter } = term ? given.policies.of(term.policyId, term.policyVersion) : rules;
  return {
    roles,
    term: term
      ? {
          fromOn: term.fromOn,
          untilOn: term.untilOn,
          renewalOpensOn: renewalOpensOn(term, charter),
          lapsesOn: lapsesOn(term, charter),
        }
      : null,
    rules,
    lists,
    promises: promises.filter(({ outcome }) => outcome === null),
    proposal,
    liaison: liaison?.name ?? group.liaisonName,
    petitions: petitions.map(({ petition }) => petition),
  };
}
