import type { Impediment } from '../platform/refusal/index.ts';
import type { Wording } from '../platform/plug.ts';
import type { StandingRules } from '../roll/index.ts';
import type { ListedTopic } from './registry/import/rows.ts';

/** What the groups need to know of the house that they stand in. */
export interface GroupsHouse {
  /** The association's list of topics, in its order. */
  readonly topics: readonly ListedTopic[];
  /** What good standing is in this association. */
  readonly standing: StandingRules;
  /** Begins every link in a letter; no slash at its end. */
  readonly baseUrl: () => string;
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
}

/** What a topic is called; its slug where the list has it no longer. */
export function topicLabel(topics: readonly ListedTopic[], slug: string): string {
  return topics.find((topic) => topic.slug === slug)?.label ?? slug.replaceAll('-', ' ');
}
