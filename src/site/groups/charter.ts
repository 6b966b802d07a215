import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Group, GroupId } from '../../groups/index.ts';

/** The years that a group was given, as its pages show them. */
export interface ShownTerm {
  readonly fromOn: CalendarDay;
  /** Exclusive; null for a term without end. */
  readonly untilOn: CalendarDay | null;
  readonly monthsGone: number;
  /** Null for a term without end. */
  readonly monthsTotal: number | null;
}

/** A petition to renew that is under way. */
export interface ShownRenewal {
  readonly petition: number;
  readonly signed: number;
  readonly needed: number | null;
  /** The day on which it was filed, since when it is pending: the group goes on until it is decided. Null while it is signed. */
  readonly filedOn: CalendarDay | null;
}

/** What the directory shows of a group's charter. */
export interface ListedCharter {
  readonly term: ShownTerm | null;
  readonly renewal: ShownRenewal | null;
}

/** What a group's home shows of its charter: how it came about, by which rule it goes on, what it is owed. */
export interface ShownCharter extends ListedCharter {
  /** The term that a renewal has given already. */
  readonly next: Pick<ShownTerm, 'fromOn' | 'untilOn'> | null;
  /** From when a renewal may be begun; null where the policy is silent. */
  readonly renewalOpensOn: CalendarDay | null;
  /** When the group lapses unless it is renewed. */
  readonly lapsesOn: CalendarDay | null;
  /** As “ALA-MIG, version of 2014: three years, renewed by a new petition of 100”. */
  readonly rule: { readonly text: string; readonly href: string } | null;
  /** The petition that made the group, and the decision on it. */
  readonly made: { readonly petition: number; readonly counted: number | null; readonly decidedOn: CalendarDay } | null;
  readonly owed: readonly string[];
}

/** Where the pages of groups ask for charters. */
export interface CharterSource {
  /** Null for a group without a charter, such as one that was brought in without a term. */
  charterOf(db: Db, group: Group, today: CalendarDay): Promise<ShownCharter | null>;
  /** One or a few statements, however many groups. */
  chartersOf(db: Db, groups: readonly GroupId[], today: CalendarDay): Promise<ReadonlyMap<GroupId, ListedCharter>>;
}
