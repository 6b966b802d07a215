import { countWritten, hashWritten, memberNumberWritten } from '../../written/index.ts';

/** A number, with commas and a true minus. */
export function Count({ of }: { of: number }) {
  return <span class="num">{countWritten(of)}</span>;
}

/** A member's number, by fours. */
export function MemberNumber({ of }: { of: string }) {
  return <span class="num nowrap">{memberNumberWritten(of)}</span>;
}

/** A hash, by fours; `short` shows its ends. */
export function Hash({ of, short }: { of: string; short?: boolean | undefined }) {
  if (!short || of.length <= 20) return <span class="hash">{hashWritten(of)}</span>;
  return <span class="hash" title={of}>{`${hashWritten(of.slice(0, 12))} … ${hashWritten(of.slice(-8))}`}</span>;
}
