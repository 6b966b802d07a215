/** A file that waits with a draft. */
export interface DraftFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: Buffer;
}

/** What waits with all drafts of somebody. */
export interface WaitingFiles {
  readonly bytes: number;
  /** The names of the lists for which they wrote, but for closed sessions. */
  readonly lists: readonly string[];
}
