import { openShelves } from './shelves.ts';

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
  const shelves = openShelves(roadOf, places);
  let isOver = false;
  let fetching: Promise<number> | undefined;
  let failure: { readonly error: unknown } | undefined;
  let change = Promise.withResolvers<void>();

  const add = async () => {
    const more = await fetch();
    shelves.put(more);
    return more.length;
  };
  const refill = () => (fetching ??= add().finally(() => (fetching = undefined)));
  const tell = () => {
    change.resolve();
    change = Promise.withResolvers();
  };
  const fail = (error: unknown) => {
    failure = { error };
    tell();
  };

  return {
    async next() {
      for (;;) {
        if (failure) throw failure.error;
        const first = shelves.takeFree();
        if (first !== undefined) return first;
        if (!isOver && shelves.count < most) isOver = (await refill()) === 0;
        else if (shelves.count > 0) await change.promise;
        else return undefined;
      }
    },
    nextOf(road) {
      const first = shelves.take(road);
      if (shelves.count < low && !isOver && !fetching) refill().then(tell, fail);
      return first;
    },
    leave(road) {
      shelves.leave(road);
      tell();
    },
    close() {
      isOver = true;
      tell();
      return shelves.clear();
    },
  };
}
