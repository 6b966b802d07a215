import { isPublic } from '../../charters/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import { policyOf, type Policy } from '../../policies/index.ts';
import type { GroupEffect, GroupInTerm, PetitionEffect, PetitionUnderWay, Pinned } from './model.ts';
import { countsUnderWay, groupsInTerm, petitionsUnderWay } from './queries.ts';
import { effectsOnGroup, effectsOnPetition } from './rules.ts';

/** What is under way. */
export interface UnderWay {
  readonly petitions: readonly PetitionUnderWay[];
  readonly groups: readonly GroupInTerm[];
}

/** In three statements, however much is under way. */
export async function underWay({ db }: Pick<Visit, 'db'>): Promise<UnderWay> {
  const [petitions, groups] = await Promise.all([petitionsUnderWay(db), groupsInTerm(db)]);
  return { petitions, groups };
}

/** The versions by which anything under way is judged, the newest first; asked without reading every petition. */
export async function pinnedVersions({ db }: Pick<Visit, 'db'>, kept: readonly Policy[]): Promise<Pinned[]> {
  const [counts, groups] = await Promise.all([countsUnderWay(db), groupsInTerm(db)]);
  return pinnedAmong(kept, groups, (policy) => counts.find((one) => isOf(policy, one))?.count ?? 0);
}

/** The same of what has been read. */
export const pinnedTo = ({ petitions, groups }: UnderWay, kept: readonly Policy[]): Pinned[] =>
  pinnedAmong(kept, groups, (policy) => petitions.filter((one) => isOf(policy, one)).length);

const pinnedAmong = (
  kept: readonly Policy[],
  groups: readonly GroupInTerm[],
  petitionsUnder: (policy: Policy) => number,
): Pinned[] =>
  kept
    .map((policy) => ({
      policy,
      petitions: petitionsUnder(policy),
      groups: groups.filter(({ term }) => isOf(policy, term)).length,
    }))
    .filter(({ petitions, groups: its }) => petitions + its > 0);

const isOf = ({ id, version }: Policy, one: { readonly policyId: string; readonly policyVersion: string }): boolean =>
  one.policyId === id && one.policyVersion === version;

/** What a version would do to what is under way. */
export interface Effects {
  /** Those for which something would differ, in the order in which they end. */
  readonly petitions: readonly { readonly petition: PetitionUnderWay; readonly effects: readonly PetitionEffect[] }[];
  readonly groups: readonly (GroupInTerm & { readonly effects: readonly GroupEffect[] })[];
  /** Those for which nothing would differ. */
  readonly same: { readonly petitions: number; readonly groups: number };
  /** Those that differ, and that the visitor may not read: drafts, and what staff look at. */
  readonly hidden: number;
}

/** What would differ for each if it were begun under a version, kept or only looked at. */
export function effectsOf(
  visit: Visit,
  { petitions, groups }: UnderWay,
  kept: readonly Policy[],
  other: Policy,
): Effects {
  const ofPetitions = petitions.flatMap((petition) => {
    const own = policyOf(kept, petition.policyId, petition.policyVersion);
    return own ? { petition, effects: effectsOnPetition(petition, { own, other }, visit) } : [];
  });
  const ofGroups = groups.flatMap((one) => {
    const own = policyOf(kept, one.term.policyId, one.term.policyVersion);
    return own ? { ...one, effects: effectsOnGroup(one, { own, other }, visit) } : [];
  });
  const differing = ofPetitions.filter(({ effects }) => effects.length > 0);
  const shown = differing.filter(({ petition }) => mayRead(visit, petition));
  const ending = ofGroups.filter(({ effects }) => effects.length > 0);
  return {
    petitions: shown,
    groups: ending,
    same: { petitions: ofPetitions.length - differing.length, groups: ofGroups.length - ending.length },
    hidden: differing.length - shown.length,
  };
}

/** As `seePetition` has it, for whoever organizes none of them. */
const mayRead = ({ grants }: Visit, petition: PetitionUnderWay): boolean =>
  isPublic(petition) || (petition.state === 'screening' && grants.has('petitions.screen'));
