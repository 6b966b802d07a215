/** Things that are fetched by the hundred and taken one by one, by many at once. */
export interface Supply<T> {
  /** The next; undefined when there are none left for now. */
  next(): Promise<T | undefined>;
  /** The next, if it is there already. */
  nextNow(): T | undefined;
  /** Takes what was fetched and not taken; nothing comes after it. */
  close(): readonly T[];
}

/** @param fetch gives the next hundreds; none means that there are none left */
export function openSupply<T>(fetch: () => Promise<readonly T[]>): Supply<T> {
  const stock: T[] = [];
  let fetching: Promise<void> | undefined;
  let isOver = false;

  async function refill(): Promise<void> {
    const more = await fetch();
    if (more.length === 0) isOver = true;
    stock.push(...more);
  }

  return {
    nextNow: () => stock.shift(),
    async next() {
      for (;;) {
        const first = stock.shift();
        if (first !== undefined) return first;
        if (isOver) return undefined;
        fetching ??= refill().finally(() => (fetching = undefined));
        await fetching;
      }
    },
    close() {
      isOver = true;
      return stock.splice(0);
    },
  };
}
