/** Things that wait, by the road that they take, and how many are on each road. */
export interface Shelves<T> {
  readonly count: number;
  put(things: readonly T[]): void;
  /** The first one of a road. */
  take(road: string): T | undefined;
  /** The first one of a road with a free place, which is then taken. */
  takeFree(): T | undefined;
  leave(road: string): void;
  clear(): T[];
}

export function openShelves<T>(roadOf: (thing: T) => string, places: number): Shelves<T> {
  const shelves = new Map<string, T[]>();
  const busy = new Map<string, number>();
  let count = 0;

  function take(road: string): T | undefined {
    const shelf = shelves.get(road);
    if (!shelf) return undefined;
    count -= 1;
    if (shelf.length === 1) shelves.delete(road);
    return shelf.shift();
  }

  return {
    get count() {
      return count;
    },
    put(things) {
      count += things.length;
      for (const thing of things) {
        const road = roadOf(thing);
        const shelf = shelves.get(road);
        if (shelf) shelf.push(thing);
        else shelves.set(road, [thing]);
      }
    },
    take,
    takeFree() {
      for (const road of shelves.keys()) {
        const there = busy.get(road) ?? 0;
        if (there >= places) continue;
        busy.set(road, there + 1);
        return take(road);
      }
      return undefined;
    },
    leave(road) {
      const there = (busy.get(road) ?? 1) - 1;
      if (there > 0) busy.set(road, there);
      else busy.delete(road);
    },
    clear() {
      const rest = [...shelves.values()].flat();
      shelves.clear();
      count = 0;
      return rest;
    },
  };
}
