/** A file that waits with a draft. */
export interface DraftFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: Buffer;
}
