import { alignment } from './changes.ts';

/** The numbered paragraphs of a statement; the first is number 1. An empty line parts them. */
export function paragraphsOf(purpose: string): string[] {
  return purpose
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

/** Where the paragraph of an earlier version stands in a later one. */
export interface Standing {
  /** Its number there, or the number of what stands in its place; null when nothing does. */
  readonly number: number | null;
  readonly changed: boolean;
}

/** 500 paragraphs against 500, for each of fifty versions on a page; nobody writes so many, but to keep others waiting. */
const mostPairs = 250_000;

/**
 * Finds each paragraph of an earlier text in a later one, in their order.  One that reads the same is the same, wherever it now
 * stands between its neighbours; one that does not is held to be what stands between the same neighbours.
 */
export function standingsOf(before: readonly string[], after: readonly string[]): Standing[] {
  const found: Standing[] = [];
  const steps = alignment(before, after, mostPairs);
  for (let index = 0; index < steps.length;) {
    const [from, to] = steps[index]!;
    if (from !== null && to !== null) {
      found.push({ number: to + 1, changed: false });
      index += 1;
      continue;
    }
    let ends = index + 1;
    while (ends < steps.length && steps[ends]!.some((place) => place === null)) ends += 1;
    const gap = steps.slice(index, ends);
    const gone = gap.filter(([one]) => one !== null).length;
    const come = gap.flatMap(([, other]) => other ?? []);
    for (let place = 0; place < gone; place += 1)
      found.push({ number: come.length > 0 ? come[Math.min(place, come.length - 1)]! + 1 : null, changed: true });
    index += gap.length;
  }
  return found;
}
