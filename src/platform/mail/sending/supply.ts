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
  /** Gives the next hundreds, few of them for roads that are full; none means that there are none left for the others. */
  readonly fetch: (full: readonly string[]) => Promise<readonly T[]>;
  readonly roadOf: (each: T) => string;
  /** How many may be on one road at a time. */
  readonly places: number;
  /** With so many that wait a road is full, and the others are fetched for without it. */
  readonly roomOfRoad: number;
}

/** Fewer than this are added to before they run out. */
const low = 250;
/** So many may wait on roads that are not full before nothing more is fetched. */
const most = 2_000;
/** While a slow road keeps a round from ending, more for the others is asked for. */
const askAgainMs = 1_000;

export function openSupply<T>({ fetch, ...parts }: SupplyParts<T>): Supply<T> {
  const shelves = openShelves(parts);
  let isClosed = false;
  let fetching: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;
  let change = Promise.withResolvers<void>();

  const tell = () => {
    change.resolve();
    change = Promise.withResolvers();
  };
  const lull = openLull(tell);
  const add = async () => {
    const { full } = shelves;
    const more = await fetch(full);
    shelves.put(more);
    if (more.length === 0 && !isClosed) lull.begin(full.length);
  };
  const refill = () => (fetching ??= add().finally(() => (fetching = undefined)));
  const mayFetch = () => !isClosed && !lull.isOn(shelves.full.length);
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
        if (mayFetch() && shelves.countOnOpen < most) await refill();
        else if (shelves.count > 0) await change.promise;
        else return undefined;
      }
    },
    nextOf(road) {
      const first = shelves.take(road);
      if (mayFetch() && !fetching && shelves.countOnOpen < low) refill().then(tell, fail);
      return first;
    },
    leave(road) {
      shelves.leave(road);
      tell();
    },
    close() {
      isClosed = true;
      lull.end();
      tell();
      return shelves.clear();
    },
  };
}

/** Nothing was left for roads that were not full: nobody asks again for a second, unless one of the others has room before. */
function openLull(onEnd: () => void) {
  let fullThen: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(timer);
    fullThen = undefined;
  };
  return {
    isOn: (full: number) => fullThen !== undefined && full >= fullThen,
    begin(full: number) {
      end();
      fullThen = full;
      timer = setTimeout(() => {
        end();
        onEnd();
      }, askAgainMs).unref();
    },
    end,
  };
}
