import { isPublic } from '../../charters/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import { policyOf, type Policy } from '../../policies/index.ts';
import type { GroupEffect, GroupInTerm, PetitionEffect, PetitionUnderWay, Pinned } from './model.ts';
import { groupsInTerm, petitionsUnderWay } from './queries.ts';
import { effectsOnGroup, effectsOnPetition } from './rules.ts';

/** What is under way, and by which versions it is judged. */
export interface UnderWay {
  readonly petitions: readonly PetitionUnderWay[];
  readonly groups: readonly GroupInTerm[];
  /** The versions by which anything is judged, the newest first. */
  readonly pinned: readonly Pinned[];
}

/** In three statements, however much is under way. */
export async function underWay({ db }: Pick<Visit, 'db'>, kept: readonly Policy[]): Promise<UnderWay> {
  const [petitions, groups] = await Promise.all([petitionsUnderWay(db), groupsInTerm(db)]);
  const pinned = kept.map((policy) => ({
    policy,
    petitions: petitions.filter((one) => isOf(policy, one)).length,
    groups: groups.filter(({ term }) => isOf(policy, term)).length,
  }));
  return { petitions, groups, pinned: pinned.filter((one) => one.petitions + one.groups > 0) };
}

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
