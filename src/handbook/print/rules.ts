import type { FormerName } from '../../groups/index.ts';
import type { Handbook } from '../entries/model.ts';

/** A line of the index of names. */
export interface Indexed {
  readonly name: string;
  readonly anchor: string;
  /** What the entry is found by on paper: `G 4`, an acronym; empty for a unit without one. */
  readonly mark: string;
  /** The present name, where this is a former one. */
  readonly see: string | null;
}

/** A topic with the entries that are filed under it. */
export interface IndexedTopic {
  readonly label: string;
  readonly entries: readonly Indexed[];
}

/** Every name, also those that are borne no longer, by the alphabet. */
export const indexOfNames = (book: Handbook): Indexed[] =>
  byName(
    entriesOf(book).flatMap(({ line, formerNames }) => [
      line,
      ...formerNames.map(({ name }) => ({ ...line, name, see: line.name })),
    ]),
  );

/** Every topic under which something is filed, by the alphabet. */
export function indexOfTopics(book: Handbook, labelOf: (slug: string) => string): IndexedTopic[] {
  const filed = new Map<string, Indexed[]>();
  for (const { line, topics } of entriesOf(book))
    for (const slug of topics ?? []) {
      const lines = filed.get(slug);
      if (lines) lines.push(line);
      else filed.set(slug, [line]);
    }
  return [...filed]
    .map(([slug, entries]) => ({ label: labelOf(slug), entries: byName(entries) }))
    .toSorted((one, other) => compare(one.label, other.label));
}

interface Known {
  readonly line: Indexed;
  readonly formerNames: readonly FormerName[];
  readonly topics: readonly string[] | null;
}

const entriesOf = ({ groups, ended, units }: Handbook): Known[] => [
  ...[...groups, ...ended].map(({ number, name, formerNames, topics }) => ({
    line: { name, anchor: `group-${number}`, mark: `G ${number}`, see: null },
    formerNames,
    topics,
  })),
  ...units.map(({ id, name, acronym, formerNames, topics }) => ({
    line: { name, anchor: `unit-${id}`, mark: acronym, see: null },
    formerNames,
    topics,
  })),
];

const { compare } = new Intl.Collator('en');

const byName = (lines: readonly Indexed[]): Indexed[] => lines.toSorted((one, other) => compare(one.name, other.name));
