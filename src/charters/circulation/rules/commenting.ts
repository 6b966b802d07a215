import type { Impediment } from '../../../platform/refusal/index.ts';
import { editableStates, type DraftText } from '../../petitions/model.ts';
import { textHash } from '../../petitions/text.ts';
import type { Answer, Circulation, Comment } from '../model.ts';
import { paragraphsOf } from './paragraphs.ts';

/** Bounds of what is written, in characters, and of how often. All comments of a petition stand on one page. */
export const bounds = { body: 2_000, line: 1_000, commentsOfPerson: 40, comments: 500, versions: 50 } as const;

/** Whether comments are taken: from the first version until the text is frozen, or the petition ends. */
export function isOpen({ closedAt, state }: Pick<Circulation, 'closedAt' | 'state'>): boolean {
  return closedAt === null && editableStates.includes(state);
}

/**
 * What keeps a text that its organizers may edit from being circulated.
 *
 * @param present the version that stands, and whether comments are being taken on it; null when there is none
 */
export function impedimentsToCirculating(
  text: DraftText,
  present: { readonly text: DraftText; readonly number: number; readonly open: boolean } | null,
): Impediment[] {
  const found: Impediment[] = [];
  if (!text.title.trim()) found.push({ code: 'title-missing' });
  if (paragraphsOf(text.purpose).length === 0) found.push({ code: 'purpose-empty' });
  if (present?.open && isSameText(present.text, text)) found.push({ code: 'text-circulated-already' });
  else if (present && present.number >= bounds.versions) found.push({ code: 'versions-many', most: bounds.versions });
  return found;
}

/** What keeps a member who has the link from commenting. */
export function impedimentsToCommenting(
  circulation: Pick<Circulation, 'closedAt' | 'state'>,
  { isOrganizer, own, all }: { readonly isOrganizer: boolean; readonly own: number; readonly all: number },
): Impediment[] {
  if (!isOpen(circulation)) return [{ code: 'comments-closed' }];
  if (isOrganizer) return [{ code: 'organizer-comments' }];
  const found: Impediment[] = [];
  if (own >= bounds.commentsOfPerson) found.push({ code: 'comments-many', most: bounds.commentsOfPerson });
  if (all >= bounds.comments) found.push({ code: 'comments-full', most: bounds.comments });
  return found;
}

/** What keeps a comment from being taken back, reported or taken down: that there is nothing left of it. */
export function impedimentsToTakingAway({
  withdrawnAt,
  takenDownAt,
  erasedAt,
}: Pick<Comment, 'withdrawnAt' | 'takenDownAt' | 'erasedAt'>): Impediment[] {
  return withdrawnAt || takenDownAt || erasedAt ? [{ code: 'comment-gone' }] : [];
}

/** Whether a comment waits for the organizers: of one that is gone there is nothing to answer. */
export function isUnanswered(comment: Pick<Comment, 'answer' | 'withdrawnAt' | 'takenDownAt'>): boolean {
  return comment.answer === null && !comment.withdrawnAt && !comment.takenDownAt;
}

/** The versions that can have taken up a comment: later than the one it was made on, the next one included while one may come. */
export function versionsAfter(madeOn: number, latest: number, mayGrow: boolean): number[] {
  const last = mayGrow ? latest + 1 : latest;
  return Array.from({ length: Math.max(0, last - madeOn) }, (_, index) => madeOn + 1 + index);
}

/** What keeps organizers from answering so. */
export function impedimentsToAnswering({ code, line, takenUpIn }: Answer, versions: readonly number[]): Impediment[] {
  const found: Impediment[] = [];
  if (code !== 'noted' && !line.trim()) found.push({ code: 'answer-line-missing', answer: code });
  if (code === 'taken-up' && (takenUpIn === null || !versions.includes(takenUpIn)))
    found.push({ code: 'answer-version-missing' });
  return found;
}

/** Whether two texts are the same once they are tidied. */
export function isSameText(one: DraftText, other: DraftText): boolean {
  return textHash(one) === textHash(other);
}
