import type { Association } from '../../roll/index.ts';
import { kindsWritten } from '../../units/index.ts';
import type { Chapter } from './model.ts';
import { asTitle, words } from './words.ts';

/** What a chapter is called. */
export function titleOf(chapter: Chapter, { words: { group } }: Pick<Association, 'words'>): string {
  switch (chapter.kind) {
    case 'groups':
      return asTitle(group.many);
    case 'ended':
      return words.endedGroups(group.many);
    case 'units':
      return kindsWritten(chapter.of);
  }
}

/** The place of a chapter on its page. */
export const anchorOf = (chapter: Chapter): string =>
  chapter.kind === 'units' ? `kind-${chapter.of.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}` : chapter.kind;
