/** The members of the American Library Association. */
const members = 57_000;
/** Of each petition of the example, and of each group that was not made by one of them: so many at 1×. */
const copiesAtOne = { petitions: 6, groups: 2 } as const;

export interface Size {
  readonly times: number;
  readonly members: number;
  readonly petitions: number;
  readonly groups: number;
}

export const sizeOf = (times: number): Size => ({
  times,
  members: members * times,
  petitions: copiesAtOne.petitions * times,
  groups: copiesAtOne.groups * times,
});
