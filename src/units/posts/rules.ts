import type { Grants } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Post } from './model.ts';

/** Whether the visitor may say who holds which office. */
export const mayEditPosts = (grants: Grants): boolean => grants.has('posts.edit') || grants.has('administration');

/** What keeps the visitor from changing any post; empty when nothing does. */
export function impedimentsToEditingPosts(grants: Grants): Impediment[] {
  return mayEditPosts(grants) ? [] : [{ code: 'not-granted', word: 'posts.edit' }];
}

/** Whether the post is held on the day. */
export function isHeldOn({ fromOn, untilOn }: Pick<Post, 'fromOn' | 'untilOn'>, day: CalendarDay): boolean {
  return fromOn <= day && (untilOn === null || untilOn > day);
}

/** What is known when a post is filled. */
export interface Filling {
  readonly grants: Grants;
  /** Whether the association's file knows the office. */
  readonly isKnownOffice: boolean;
  /** From when the unit is no more. */
  readonly discontinuedOn: CalendarDay | null;
  /** What the office lets its holder do there. */
  readonly words: readonly string[];
  /** Whether the same person holds the same office there for some of the time. */
  readonly overlaps: boolean;
}

/** What keeps somebody from being put into an office. */
export function impedimentsToFilling(
  post: Pick<Post, 'office' | 'fromOn' | 'untilOn'>,
  filling: Filling,
): Impediment[] {
  const found = impedimentsToEditingPosts(filling.grants);
  if (!filling.isKnownOffice) found.push({ code: 'office-unknown', office: post.office });
  if (post.untilOn !== null && post.untilOn <= post.fromOn)
    found.push({ code: 'post-ends-before-it-begins', fromOn: post.fromOn });
  const { discontinuedOn } = filling;
  if (discontinuedOn && (post.untilOn === null || post.untilOn > discontinuedOn))
    found.push({ code: 'post-outlives-unit', on: discontinuedOn });
  if (filling.overlaps) found.push({ code: 'post-held-already' });
  return [...found, ...impedimentsToRights(filling.words, filling.grants)];
}

/** What keeps a post from being given another end. */
export function impedimentsToEnding(
  post: Post,
  untilOn: CalendarDay | null,
  known: { readonly grants: Grants; readonly words: readonly string[]; readonly isLastAdministrator: boolean },
): Impediment[] {
  const found = impedimentsToEditingPosts(known.grants);
  if (untilOn !== null && untilOn < post.fromOn)
    found.push({ code: 'post-ends-before-it-begins', fromOn: post.fromOn });
  if (known.isLastAdministrator) found.push({ code: 'last-administrator' });
  return [...found, ...impedimentsToRights(known.words, known.grants)];
}

/** Nobody gives or takes rights that they do not hold themselves, unless they administer the house. */
function impedimentsToRights(words: readonly string[], grants: Grants): Impediment[] {
  const beyond = words.filter((word) => !grants.has(word));
  return beyond.length > 0 && !grants.has('administration')
    ? [{ code: 'office-gives-more-than-you-hold', words: beyond }]
    : [];
}
