import type { Impediment } from '../../platform/refusal/index.ts';
import { profileParts, type Profile, type ProfileChoices, type ProfilePart } from './model.ts';

/** What can be chosen, as the association's file has it. */
export const choicesIn = ({
  profile,
  topics,
}: {
  readonly profile: Omit<ProfileChoices, 'topics'>;
  readonly topics: readonly { readonly slug: string; readonly label: string }[];
}): ProfileChoices => ({ ...profile, topics: topics.map(({ slug, label }) => ({ code: slug, label })) });

/** The codes of one part of a profile. */
export const codesIn = (profile: Profile, part: ProfilePart): readonly string[] => [profile[part] ?? []].flat();

/** What keeps a profile from being kept; empty when nothing does. */
export function impedimentsToProfile(profile: Profile, choices: ProfileChoices): Impediment[] {
  const isKnown = (part: ProfilePart, code: string) => choices[part].some((choice) => choice.code === code);
  return profileParts
    .filter((part) => codesIn(profile, part).some((code) => !isKnown(part, code)))
    .map((part) => ({ code: 'profile-unknown', part }));
}

/** Whether a profile has one of the codes that are asked for, in each part in which any is. */
export function matches(profile: Profile, asked: Readonly<Partial<Record<ProfilePart, readonly string[]>>>): boolean {
  return profileParts.every((part) => {
    const codes = asked[part] ?? [];
    return codes.length === 0 || codesIn(profile, part).some((code) => codes.includes(code));
  });
}
