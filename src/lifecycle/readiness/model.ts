/** What conveners bring forward: an address, or what a document is called; empty where there is nothing yet. */
export interface BroughtForward {
  readonly petition: string;
  readonly officers: string;
  readonly bylaws: string;
}

export interface Readiness extends BroughtForward {
  /** 0 until something is saved. */
  readonly revision: number;
}

/** What is looked at before a group becomes another body. */
export const criteria = ['participants', 'messages', 'promises', 'petition', 'officers', 'bylaws'] as const;
export type Criterion = (typeof criteria)[number];

/** One thing that is looked at, and what was found. */
export interface Finding {
  readonly of: Criterion;
  /** Null where the rules give no measure: what was found is shown and not judged. */
  readonly met: boolean | null;
  /** What is counted; null where something is brought forward instead. */
  readonly count: number | null;
  /** Of how many, or how many the rules ask for. */
  readonly outOf: number | null;
  /** What was brought forward. */
  readonly shown: string;
}
