/** One message of a mailbox, or a stretch of it that could not be read. */
export interface MboxEntry {
  /** Where it begins in the file, its separator included, and where the next one does, in bytes: to go on after it, begin at `end`. */
  readonly start: number;
  readonly end: number;
  /** The message without its separator, as it was before it was put into the mailbox; null when it could not be read. */
  readonly raw: Uint8Array | null;
  /** It is larger than allowed; there is no message before the first separator. */
  readonly trouble: 'too-large' | 'no-message' | null;
}
