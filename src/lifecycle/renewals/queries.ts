import type { Visit } from '../../platform/act/index.ts';
import {
  organizingAmong,
  renewalDraftsOf,
  renewalsOf,
  termsOf,
  type OpenedBy,
  type Petition,
  type PetitionId,
  type PolicyBook,
  type PolicyView,
} from '../../charters/index.ts';
import { groupsById, mayInGroup, type Group, type GroupId } from '../../groups/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import type { RenewalStanding } from './model.ts';
import { impedimentsToOpening, renewalsIn, signableUntil, wayOf } from './rules.ts';

/** How a group stands, and the version by which its renewal is judged. */
export interface JudgedRenewal {
  readonly standing: RenewalStanding;
  readonly rules: PolicyView;
}

/**
 * How a group stands on the day.  It is judged by the version that its term was opened under; one that has lapsed is begun
 * again as a new one is, by the version in force.
 */
export async function renewalOf(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  group: Group,
  policies: PolicyBook,
): Promise<JudgedRenewal> {
  const [terms, underWay] = await Promise.all([termsOf(db, group.id), renewalsOf(db, [group.id])]);
  const standing: RenewalStanding = {
    group,
    term: terms[0],
    renewals: renewalsIn(terms),
    underWay: underWay.get(group.id) ?? null,
    today,
  };
  return { standing, rules: rulesFor(standing, terms[0], group, policies) };
}

function rulesFor(
  standing: RenewalStanding,
  term: { readonly policyId: string; readonly policyVersion: string } | undefined,
  { policy }: Group,
  policies: PolicyBook,
): PolicyView {
  if (wayOf(standing) === 'renewal' && term) return policies.of(term.policyId, term.policyVersion);
  if (wayOf(standing) === 'renewal' && policy) return policies.of(policy.id, policy.version);
  return policies.inForce(standing.today);
}

/** Who may begin it: a convener renews; a group that lapsed has none who must answer for it, so any member may begin it again. */
export const mayBegin = ({ grants }: Pick<Visit, 'grants'>, group: Group, standing: RenewalStanding): boolean =>
  wayOf(standing) === 'revival' || mayInGroup(grants, 'group.edit', group);

/** How many signatures a petition needs: a renewal those of its policy, a revival those of a new group. */
export function neededFor({ standing, rules }: JudgedRenewal): number {
  const { renewal, petition } = rules;
  return wayOf(standing) === 'renewal' && 'count' in renewal ? renewal.count : petition.needed;
}

/** The draft to renew the group that the visitor organizes; null when there is none. */
export async function ownDraft({ db, by }: Pick<Visit, 'db' | 'by'>, group: GroupId): Promise<PetitionId | null> {
  const drafts = await renewalDraftsOf(db, group);
  if (by === null || drafts.length === 0) return null;
  const own = await organizingAmong(db, by, drafts);
  return drafts.find((draft) => own.get(draft) === 'now') ?? null;
}

/** By which rules a petition to renew opens today, and what of the day stands in its way. */
export const rulesToRenew =
  (policies: PolicyBook) =>
  async (visit: Pick<Visit, 'db' | 'today'>, petition: Petition): Promise<OpenedBy> => {
    const { id, groupId, state, policyId, policyVersion } = petition;
    const group = groupId === null ? undefined : (await groupsById(visit.db, [groupId])).get(groupId);
    if (!group) throw new NotFound();
    const judged = await renewalOf(visit, group, policies);
    // One that was open before keeps its version, and what it was opened with.
    const rules = state === 'draft' ? judged.rules : policies.of(policyId, policyVersion);
    const until = signableUntil(judged.standing, rules);
    return {
      ...rules,
      petition: { ...rules.petition, needed: neededFor({ ...judged, rules }) },
      window: { ...rules.window, ...(until !== undefined && { until }) },
      besides: state === 'draft' ? impedimentsToOpening(judged.standing, rules, id) : [],
    };
  };
