import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { UnitId } from '../structure/model.ts';

export type PostId = number;

/** Somebody's time in an office of a unit. */
export interface Post {
  readonly id: PostId;
  readonly unit: UnitId;
  /** By its code in the association's file: `chair`. */
  readonly office: string;
  readonly person: PersonId;
  readonly fromOn: CalendarDay;
  /** Exclusive; null while no end is known. */
  readonly untilOn: CalendarDay | null;
}

/** A post that is to be. */
export type NewPost = Omit<Post, 'id'>;

/** What an office lets its holder do, at the unit of that name or, with an empty one, at every unit. */
export interface OfficeGrant {
  readonly office: string;
  readonly atUnit: string;
  readonly word: string;
}

/** What happens to posts. */
export type PostFact =
  | {
      readonly kind: 'units.post-filled';
      readonly post: PostId;
      readonly unit: UnitId;
      readonly office: string;
      readonly person: PersonId;
      readonly from: CalendarDay;
      readonly until: CalendarDay | null;
    }
  | {
      readonly kind: 'units.post-ended';
      readonly post: PostId;
      readonly unit: UnitId;
      readonly office: string;
      readonly person: PersonId;
      readonly until: CalendarDay | null;
    }
  | { readonly kind: 'units.grants-changed'; readonly added: readonly string[]; readonly removed: readonly string[] };
