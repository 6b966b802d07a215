import type { GroupEntry, Handbook, UnitEntry } from '../entries/model.ts';

/** A part of the book, under a heading of its own. */
export type Chapter =
  | { readonly kind: 'groups' | 'ended'; readonly entries: readonly GroupEntry[] }
  | { readonly kind: 'units'; readonly of: string; readonly entries: readonly UnitEntry[] };

/** The book in its order: groups in term, units kind by kind, groups that have ended. Chapters without an entry are left out. */
export function chaptersOf({ groups, units, ended }: Handbook): Chapter[] {
  const kinds = Map.groupBy(units, ({ kind }) => kind);
  const ofUnits = [...kinds.keys()].toSorted((one, other) => one.localeCompare(other, 'en'));
  const all: Chapter[] = [
    { kind: 'groups', entries: groups },
    ...ofUnits.map((of) => ({ kind: 'units' as const, of, entries: kinds.get(of)! })),
    { kind: 'ended', entries: ended },
  ];
  return all.filter(({ entries }) => entries.length > 0);
}

/** What of the book stands on a page of so many entries, and on which page each chapter begins. */
export function chaptersOnPage(
  chapters: readonly Chapter[],
  { from, most }: { readonly from: number; readonly most: number },
): { readonly shown: Chapter[]; readonly contents: readonly { readonly chapter: Chapter; readonly page: number }[] } {
  const shown: Chapter[] = [];
  const contents: { chapter: Chapter; page: number }[] = [];
  let before = 0;
  for (const chapter of chapters) {
    contents.push({ chapter, page: Math.floor(before / most) + 1 });
    const entries = chapter.entries.slice(Math.max(0, from - before), Math.max(0, from + most - before));
    if (entries.length > 0) shown.push({ ...chapter, entries } as Chapter);
    before += chapter.entries.length;
  }
  return { shown, contents };
}
