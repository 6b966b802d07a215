import type { Comment, Version } from '../model.ts';
import { paragraphsOf, standingsOf, type Standing } from './paragraphs.ts';

/** A comment, and where what it speaks of stands in the version that is shown. */
export interface Placed {
  readonly comment: Comment;
  /** Null for a comment on the whole text. */
  readonly standing: Standing | null;
}

/** The comments that had been made by a version, each beside what it speaks of; in their order. */
export function placedIn(shown: Version, versions: readonly Version[], comments: readonly Comment[]): Placed[] {
  const after = paragraphsOf(shown.purpose);
  const spokenOf = new Set(comments.map(({ version }) => version));
  const standings = new Map(
    versions
      .filter(({ number }) => number <= shown.number && spokenOf.has(number))
      .map(({ number, purpose }) => [number, standingsOf(paragraphsOf(purpose), after)]),
  );
  return comments.flatMap((comment) => {
    const found = standings.get(comment.version);
    if (!found) return [];
    return [{ comment, standing: comment.paragraph === null ? null : (found[comment.paragraph - 1] ?? null) }];
  });
}
