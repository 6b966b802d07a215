/** Things that are fetched by the hundred and taken one by one, by many at once. */
export interface Supply<T> {
  /** The next one of a road that has a free place, which is then taken; undefined when there are none left for now. */
  next(): Promise<T | undefined>;
  /** The next one of a road on which one has a place, if it is there already. */
  nextOf(road: string): T | undefined;
  /** Frees the place. */
  leave(road: string): void;
  /** Takes what was fetched and not taken; nothing comes after it. */
  close(): readonly T[];
}

interface SupplyParts<T> {
  /** Gives the next hundreds; none means that there are none left. */
  readonly fetch: () => Promise<readonly T[]>;
  readonly roadOf: (each: T) => string;
  /** How many may be on one road at a time. */
  readonly places: number;
}

/** Fewer than this are added to before they run out. */
const low = 250;
/** A slow road may have so many waiting before nothing more is fetched. */
const most = 2_000;

export function openSupply<T>({ fetch, roadOf, places }: SupplyParts<T>): Supply<T> {
  const stock = new Map<string, T[]>();
  const taken = new Map<string, number>();
  let count = 0;
  let isOver = false;
  let fetching: Promise<number> | undefined;
  let failure: { readonly error: unknown } | undefined;
  let change = Promise.withResolvers<void>();

  function refill(): Promise<number> {
    return (fetching ??= add().finally(() => (fetching = undefined)));
  }

  async function add(): Promise<number> {
    const more = await fetch();
    for (const each of more) {
      const road = roadOf(each);
      const waiting = stock.get(road);
      if (waiting) waiting.push(each);
      else stock.set(road, [each]);
    }
    count += more.length;
    return more.length;
  }

  function take(road: string): T | undefined {
    const waiting = stock.get(road);
    const first = waiting?.shift();
    if (first === undefined) return undefined;
    count -= 1;
    if (waiting!.length === 0) stock.delete(road);
    return first;
  }

  function takeFree(): T | undefined {
    for (const road of stock.keys()) {
      const busy = taken.get(road) ?? 0;
      if (busy >= places) continue;
      taken.set(road, busy + 1);
      return take(road);
    }
    return undefined;
  }

  function tell(): void {
    change.resolve();
    change = Promise.withResolvers();
  }

  return {
    async next() {
      for (;;) {
        if (failure) throw failure.error;
        const first = takeFree();
        if (first !== undefined) return first;
        if (!isOver && count < most) isOver = (await refill()) === 0;
        else if (count > 0) await change.promise;
        else return undefined;
      }
    },
    nextOf(road) {
      const first = take(road);
      if (count < low && !isOver && !fetching) refill().then(tell, (error: unknown) => ((failure = { error }), tell()));
      return first;
    },
    leave(road) {
      const busy = (taken.get(road) ?? 1) - 1;
      if (busy > 0) taken.set(road, busy);
      else taken.delete(road);
      tell();
    },
    close() {
      isOver = true;
      const rest = [...stock.values()].flat();
      stock.clear();
      count = 0;
      tell();
      return rest;
    },
  };
}
