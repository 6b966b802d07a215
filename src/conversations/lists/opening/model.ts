import type { Visibility } from '../model.ts';

/** Lists that a group may have besides its talk. */
export const openedPurposes = ['announce', 'committee', 'closed'] as const;
export type OpenedPurpose = (typeof openedPurposes)[number];

/** Whose offices a working list follows: roles of its group where there is no unit, else offices of that. */
export interface Filling {
  readonly unit: number | null;
  readonly codes: readonly string[];
}

/** A list as a convener wants it. */
export interface Opening {
  readonly purpose: OpenedPurpose;
  readonly name: string;
  /** A closed session is read by those who were named, whatever stands here. */
  readonly visibility: Visibility;
  /** Of a working list. */
  readonly filling: Filling | null;
  /** Why a session is closed. */
  readonly reason: string;
  /** Who is named for a closed session: persons of the group. */
  readonly readers: readonly string[];
}

/** In characters. */
export const openingBounds = { reason: 1_000, readers: 100, lists: 20 } as const;

/** Why its owner closed a list: with its group it opens no more. */
export const closedByOwner = 'owner';
