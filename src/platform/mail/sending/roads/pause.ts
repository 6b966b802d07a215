/** A rest that is taken while the other side is away, longer each time. */
export interface Pause {
  /** When it ends; null when it is not on. */
  endsAt(at: Date): Date | null;
  /** True if it begins with this call. */
  begin(at: Date): boolean;
  /** Something was heard of the other side: the next rest is the shortest again. */
  forget(): void;
}

export function openPause(shortestMs: number, longestMs: number): Pause {
  let until: Date | null = null;
  let restMs = shortestMs;
  const endsAt = (at: Date) => (until && at < until ? until : null);
  return {
    endsAt,
    begin(at) {
      if (endsAt(at)) return false;
      until = new Date(at.getTime() + restMs);
      restMs = Math.min(restMs * 2, longestMs);
      return true;
    },
    forget() {
      until = null;
      restMs = shortestMs;
    },
  };
}
