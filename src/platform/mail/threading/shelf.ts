import { placeMessage, type KnownMessages } from './threading.ts';

/** A message that stands somewhere already, as far as threads are concerned. */
export interface Standing {
  readonly id: string;
  readonly parent: string | null;
  readonly by: 'named' | 'subject' | null;
  /** The ids that it names, nearest last. */
  readonly answers: readonly string[];
}

/** A message that comes. */
export interface Coming {
  readonly id: string;
  readonly subject: string;
  /** Null where it says none. */
  readonly date: Date | null;
  /** The ids that it names, nearest first. */
  readonly named: readonly string[];
  /** By which replies without a name find it; null where none shall. */
  readonly base: string | null;
}

/** A message on the shelf: it stands there already, or is about to. */
export interface Shelved<S extends Standing> {
  readonly id: string;
  parent: string | null;
  by: 'named' | 'subject' | null;
  ghost: string | null;
  /** Nearest first. */
  readonly named: readonly string[];
  /** As it stands there; null where it does not yet. */
  readonly standing: S | null;
}

/** Those messages that matter for placing others: what stands there, as far as it was fetched, and what comes. */
export class Shelf<S extends Standing> implements KnownMessages {
  readonly #messages = new Map<string, Shelved<S>>();
  readonly #beginnings = new Map<string, Shelved<S>>();
  readonly #namers = new Map<string, string[]>();
  readonly #bySubject = new Map<string, { readonly id: string; readonly date: Date }[]>();
  /** Messages that stood in the list, and have another parent now. */
  readonly moved = new Set<string>();

  /** Shows a message that stands in the list. */
  show(standing: S): void {
    if (this.#messages.has(standing.id)) return;
    const { id, parent, by, answers } = standing;
    this.#messages.set(id, { id, parent, by, ghost: null, named: answers.toReversed(), standing });
  }

  /** Shows that a message named an id that had not come. */
  showNamer(id: string, namer: string): void {
    pushTo(this.#namers, id, namer);
  }

  showSubject(base: string, id: string, date: Date): void {
    pushTo(this.#bySubject, base, { id, date });
  }

  /** Finds its place for a message that comes, and moves beneath it those that it turns out to be the parent of. */
  add({ id, subject, date, named, base }: Coming): void {
    const message = { id, inReplyTo: [], references: named.toReversed(), subject, date };
    const { adopts, parent, by, ghost } = placeMessage(message, this);
    this.#messages.set(id, { id, parent, by, ghost, named, standing: null });
    for (const child of adopts) this.#adopt(child, id);
    for (const each of named) pushTo(this.#namers, each, id);
    if (base !== null && date) this.showSubject(base, id, date);
  }

  get(id: string): Shelved<S> {
    const found = this.#messages.get(id);
    if (!found) throw new Error('a message is asked for that was not put on the shelf');
    return found;
  }

  parentOf(id: string): string | null | undefined {
    return this.#messages.get(id)?.parent;
  }

  *naming(id: string) {
    for (const each of this.#namers.get(id) ?? []) {
      const { named, by } = this.get(each);
      yield { id: each, named, by };
    }
  }

  withSubject(base: string, from: Date, until: Date): string | undefined {
    const within = (this.#bySubject.get(base) ?? []).filter(({ date }) => date >= from && date < until);
    return within.toSorted((one, other) => one.date.getTime() - other.date.getTime())[0]?.id;
  }

  /** The highest above a message that is on the shelf; to be asked when all have been added. */
  beginningOf(id: string): Shelved<S> {
    let at = this.get(id);
    const passed: Shelved<S>[] = [];
    for (let next = this.#above(at); next; next = this.#above(at)) {
      passed.push(at);
      at = next;
    }
    for (const each of passed) this.#beginnings.set(each.id, at);
    return at;
  }

  #above({ id, parent }: Shelved<S>): Shelved<S> | undefined {
    return this.#beginnings.get(id) ?? (parent === null ? undefined : this.#messages.get(parent));
  }

  #adopt(child: string, parent: string): void {
    const shelved = this.get(child);
    Object.assign(shelved, { parent, by: 'named', ghost: null });
    if (shelved.standing) this.moved.add(child);
  }
}

function pushTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
