import type { Impediment } from '../platform/refusal/index.ts';
import type { Wording } from '../platform/plug.ts';
import { standingRulesOf, type Association, type Noun, type StandingRules } from '../roll/index.ts';
import type { ListedTopic } from './registry/import/rows.ts';

/** What the groups need to know of the house that they stand in. */
export interface GroupsHouse {
  readonly association: Association;
  /** Begins every link in a letter; no slash at its end. */
  readonly baseUrl: () => string;
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
}

/** What good standing is in the association of the house. */
export function standingIn(house: Pick<GroupsHouse, 'association'>): StandingRules {
  return standingRulesOf(house.association);
}

/** `Membership initiative groups`: what the association calls its groups, as a title. */
export function titleOf({ many }: Pick<Noun, 'many'>): string {
  return many.charAt(0).toUpperCase() + many.slice(1);
}

/** What a topic is called; its slug where the list has it no longer. */
export function topicLabel(topics: readonly ListedTopic[], slug: string): string {
  return topics.find((topic) => topic.slug === slug)?.label ?? slug.replaceAll('-', ' ');
}
