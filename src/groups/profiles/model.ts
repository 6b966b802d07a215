import type { PersonId } from '../../platform/act/index.ts';

/** What a participant says of themselves; codes of the association's file, and slugs of its topics. */
export interface Profile {
  /** The kind of library; null where they do not say. */
  readonly library: string | null;
  /** The readers that it serves. */
  readonly serves: readonly string[];
  /** The level at which they work. */
  readonly level: string | null;
  readonly work: readonly string[];
  readonly topics: readonly string[];
}

export const emptyProfile: Profile = { library: null, serves: [], level: null, work: [], topics: [] };

/** By what participants find one another. */
export const profileParts = ['library', 'serves', 'level', 'work', 'topics'] as const;
export type ProfilePart = (typeof profileParts)[number];

/** What can be chosen of each part. */
export type ProfileChoices = Readonly<
  Record<ProfilePart, readonly { readonly code: string; readonly label: string }[]>
>;

/** What happened to profiles. */
export type ProfileFact = { readonly kind: 'groups.profile-kept'; readonly person: PersonId };
