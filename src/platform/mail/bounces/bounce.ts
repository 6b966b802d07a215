/** What a report on mail of ours is, and whom it names. */
export interface Bounce {
  readonly kind: BounceKind;
  /**
   * Each address once, in the order of the report; none unless mail to it failed or is late.  A report may name nobody: then only
   * the token to which it came tells whom it is about.
   */
  readonly addresses: readonly BouncedAddress[];
}

/** `delay`: the other side goes on trying. `other`: none of these, or none that we can read. */
export type BounceKind = 'bounce' | 'delay' | 'auto-reply' | 'complaint' | 'other';

/** An address that mail of ours did not reach. */
export interface BouncedAddress {
  /** As the report writes it. */
  readonly address: string;
  /** `permanent`: given up; the status may still tell of a full mailbox. `temporary`: it is being tried again. */
  readonly kind: 'permanent' | 'temporary';
  /** The enhanced code, `5.1.1`, or else that of SMTP, `550`. */
  readonly status: string | null;
  /** What the other side said, in at most 500 letters. */
  readonly diagnostic?: string;
}
