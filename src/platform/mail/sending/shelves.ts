/** Things that wait, by the road that they take, and how many are on each road. */
export interface Shelves<T> {
  readonly count: number;
  /** Those on roads that are not full. */
  readonly countOnOpen: number;
  /** Roads on which so many wait that no more are wanted. */
  readonly full: readonly string[];
  put(things: readonly T[]): void;
  /** The first one of a road. */
  take(road: string): T | undefined;
  /** The first one of a road with a free place, which is then taken. */
  takeFree(): T | undefined;
  leave(road: string): void;
  clear(): T[];
}

interface ShelvesParts<T> {
  readonly roadOf: (thing: T) => string;
  /** How many may be on one road at a time. */
  readonly places: number;
  /** With so many that wait a road is full; more may be put there all the same. */
  readonly roomOfRoad: number;
}

export function openShelves<T>({ roadOf, places, roomOfRoad }: ShelvesParts<T>): Shelves<T> {
  const shelves = new Map<string, T[]>();
  const busy = new Map<string, number>();
  const full = new Set<string>();
  let count = 0;

  function take(road: string): T | undefined {
    const shelf = shelves.get(road);
    if (!shelf) return undefined;
    count -= 1;
    if (shelf.length === 1) shelves.delete(road);
    if (shelf.length <= roomOfRoad) full.delete(road);
    return shelf.shift();
  }

  return {
    get count() {
      return count;
    },
    get countOnOpen() {
      return [...full].reduce((left, road) => left - shelves.get(road)!.length, count);
    },
    get full() {
      return [...full];
    },
    put(things) {
      count += things.length;
      for (const thing of things) {
        const road = roadOf(thing);
        const shelf = shelves.get(road) ?? [];
        shelves.set(road, shelf);
        if (shelf.push(thing) >= roomOfRoad) full.add(road);
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
      full.clear();
      count = 0;
      return rest;
    },
  };
}
