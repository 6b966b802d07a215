/** What a line says: half a sentence without a full stop, or several where the policy has a list. */
export type Says = string | readonly string[];

/** One thing that a policy says: “Signatures asked for: 100”. */
export interface Line {
  /** The same in every version: by it two of them are held against each other. */
  readonly key: string;
  readonly label: string;
  readonly says: Says;
}

/** A rule of a policy in plain words, and where it stems from. */
export interface Chapter {
  /** The same in every version. */
  readonly key: string;
  readonly title: string;
  readonly lines: readonly Line[];
  /** Null for the chapter that names the text itself. */
  readonly citation: string | null;
  /** What was chosen where the text is silent; null where it is not, or nothing is said of it. */
  readonly silent: string | null;
}
