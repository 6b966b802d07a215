import type { Chapter, Line, Says } from './model.ts';

/** What two versions say differently of one thing; null where one of them says nothing of it. */
export interface Change {
  readonly key: string;
  readonly label: string;
  readonly before: Says | null;
  readonly after: Says | null;
}

/** A rule of which two versions differ, with what differs and nothing else. */
export interface ChangedChapter {
  readonly key: string;
  readonly title: string;
  /** Whether only the later version has it, only the earlier one, or both. */
  readonly is: 'new' | 'gone' | 'changed';
  /** What it says; empty where the rule itself says the same as before. */
  readonly changes: readonly Change[];
  /** Where it stems from, as the two versions have it; null where that is the same. */
  readonly citation: Differing | null;
  readonly silent: Differing | null;
}

interface Differing {
  readonly before: string | null;
  readonly after: string | null;
}

/** What a later version says otherwise than an earlier one, rule by rule; empty where both say the same. */
export function differenceBetween(before: readonly Chapter[], after: readonly Chapter[]): ChangedChapter[] {
  return aligned(before, after)
    .map(chapterIn)
    .filter(({ changes, citation, silent }) => changes.length > 0 || citation !== null || silent !== null);
}

function chapterIn([was, is]: Pair<Chapter>): ChangedChapter {
  const { key, title } = (is ?? was)!;
  return {
    key,
    title,
    is: was === undefined ? 'new' : is === undefined ? 'gone' : 'changed',
    changes: aligned(was?.lines ?? [], is?.lines ?? []).flatMap(changeIn),
    citation: differing(was?.citation, is?.citation),
    silent: differing(was?.silent, is?.silent),
  };
}

function changeIn([was, is]: Pair<Line>): Change[] {
  const [before, after] = [was?.says ?? null, is?.says ?? null];
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const { key, label } = (is ?? was)!;
  return [{ key, label, before, after }];
}

const differing = (before: string | null = null, after: string | null = null): Differing | null =>
  before === after ? null : { before, after };

type Pair<T> = readonly [was: T | undefined, is: T | undefined];

/** Both in the order of the later one; what only the earlier one has stands behind what it stood behind there. */
function aligned<T extends { readonly key: string }>(before: readonly T[], after: readonly T[]): Pair<T>[] {
  const pairs: Pair<T>[] = after.map((is) => [before.find(({ key }) => key === is.key), is]);
  for (const [index, was] of before.entries()) {
    if (after.some(({ key }) => key === was.key)) continue;
    const previous = before[index - 1]?.key;
    const at = pairs.findIndex(([one, other]) => (other ?? one)!.key === previous);
    pairs.splice(at + 1, 0, [was, undefined]);
  }
  return pairs;
}
