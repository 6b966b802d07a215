export const findingResults = ['confirmed', 'refused'] as const;
export type FindingResult = (typeof findingResults)[number];

/** What staff found of the organizers or the scope of a petition. */
export interface Finding {
  readonly stage: number;
  readonly result: FindingResult;
  readonly reason: string;
  readonly foundAt: Date;
}
