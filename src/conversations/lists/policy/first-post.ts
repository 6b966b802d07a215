import type { Attempt } from './model.ts';

/** Whether a moderator looks at it because its writer is new here; it ends with the first post that was accepted. */
export function isFirstToLookAt({ choices, writer }: Pick<Attempt, 'choices' | 'writer'>): boolean {
  if (writer.isModerator || writer.trust === 'trusted' || writer.hasPosted) return false;
  return choices.firstPosts === 'everyone' || (choices.firstPosts === 'guests' && !writer.isMember);
}
