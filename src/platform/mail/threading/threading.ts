import { baseSubject, isReplySubject } from './subjects.ts';

/** What threading needs to know of a message. */
export interface Threadable {
  /** The Message-ID, or what stands for it. */
  readonly id: string;
  readonly inReplyTo: readonly string[];
  /** The eldest first. */
  readonly references: readonly string[];
  readonly subject: string;
  readonly date: Date | null;
}

/** Where a message belongs. */
export interface Placing {
  readonly parent: string | null;
  /** Whether the message names its parent, or has its subject; null when it has none. */
  readonly by: 'named' | 'subject' | null;
  /**
   * The eldest ancestor that a message without a parent names, and that has not come.  Messages that share it belong to one
   * thread.
   */
  readonly ghost: string | null;
}

/** What is known of the messages that have come already; each question is about one list. */
export interface KnownMessages {
  /** Undefined when no such message has come. */
  parentOf(id: string): string | null | undefined;
  /** Messages that name the id among their ancestors (`ancestorsNamed`). */
  naming(id: string): Iterable<{ readonly id: string; readonly named: readonly string[]; readonly by: Placing['by'] }>;
  /** The earliest message of that base subject (`baseSubject`) on or after the date, and before `until`. */
  withSubject(base: string, from: Date, until: Date): string | undefined;
}

const mostNamed = 100;
const longestThread = 100_000;
/** So long a reply that names nobody finds a message by its subject. */
export const subjectHoldsMs = 30 * 24 * 60 * 60 * 1000;

/** The ids that a message names as its ancestors, the one it most likely answers first: In-Reply-To, then the last reference. */
export function ancestorsNamed({ id, inReplyTo, references }: Threadable): string[] {
  const named = new Set([...inReplyTo.slice(0, mostNamed), ...references.toReversed()]);
  named.delete(id);
  return [...named].slice(0, mostNamed);
}

/**
 * Where a message belongs that has just come, and which messages it is the parent of from now on.
 *
 * Its parent is the first of the ancestors it names that is known.  A message that came before it, and names it as a nearer
 * ancestor than the parent it has, moves beneath it.  Only a reply that names nobody is placed by its subject, beneath the
 * earliest message of that subject within thirty days.  Nobody ever becomes their own ancestor.
 */
export function placeMessage(
  message: Threadable,
  known: KnownMessages,
): Placing & { readonly adopts: readonly string[] } {
  const named = ancestorsNamed(message);
  const parent = named.find((id) => known.parentOf(id) !== undefined) ?? null;
  const placing: Placing =
    parent !== null
      ? { parent, by: 'named', ghost: null }
      : ((named.length > 0 ? undefined : placedBySubject(message, known)) ?? {
          parent: null,
          by: null,
          ghost: named.at(-1) ?? null,
        });
  return { ...placing, adopts: adoptedBy(message.id, placing.parent, known) };
}

/** Where each of the messages belongs, by id.  The order in which they are given does not matter; of two with one id the earlier counts. */
export function threadsOf(messages: readonly Threadable[]): Map<string, Placing> {
  const shelf = new Shelf();
  for (const message of inOrder(messages)) shelf.add(message);
  return shelf.placings;
}

function placedBySubject({ subject, date }: Threadable, known: KnownMessages): Placing | undefined {
  if (!date || !isReplySubject(subject)) return undefined;
  const base = baseSubject(subject);
  const parent = base && known.withSubject(base, new Date(date.getTime() - subjectHoldsMs), date);
  return parent ? { parent, by: 'subject', ghost: null } : undefined;
}

function adoptedBy(id: string, parent: string | null, known: KnownMessages): string[] {
  const candidates = [...known.naming(id)].filter((each) => each.id !== id && isNearer(id, each, known));
  if (candidates.length === 0) return [];
  const ancestors = ancestorsFrom(parent, known);
  return ancestors ? candidates.map((each) => each.id).filter((each) => !ancestors.has(each)) : [];
}

function isNearer(
  id: string,
  child: { readonly id: string; readonly named: readonly string[]; readonly by: Placing['by'] },
  known: KnownMessages,
): boolean {
  const parent = known.parentOf(child.id) ?? null;
  if (parent === null || child.by === 'subject') return true;
  const rank = child.named.indexOf(parent);
  return rank < 0 || child.named.indexOf(id) < rank;
}

/** Undefined when the line of ancestors is longer than any thread we would show. */
function ancestorsFrom(id: string | null, known: KnownMessages): Set<string> | undefined {
  const found = new Set<string>();
  for (let at = id; at !== null && !found.has(at); at = known.parentOf(at) ?? null) {
    found.add(at);
    if (found.size > longestThread) return undefined;
  }
  return found;
}

function inOrder(messages: readonly Threadable[]): Threadable[] {
  const time = (message: Threadable) => message.date?.getTime() ?? Infinity;
  return messages.toSorted((one, other) => {
    const [first, second] = [time(one), time(other)];
    if (first !== second) return first < second ? -1 : 1;
    return one.id < other.id ? -1 : Number(one.id > other.id);
  });
}

/** Known messages in memory. */
class Shelf implements KnownMessages {
  readonly placings = new Map<string, Placing>();
  private readonly named = new Map<string, readonly string[]>();
  private readonly namers = new Map<string, string[]>();
  private readonly subjects = new Map<string, { readonly id: string; readonly date: Date }[]>();

  add(message: Threadable): void {
    const { id, subject, date } = message;
    if (this.placings.has(id)) return;
    const { adopts, ...placing } = placeMessage(message, this);
    this.placings.set(id, placing);
    for (const child of adopts) this.placings.set(child, { parent: id, by: 'named', ghost: null });
    this.named.set(id, ancestorsNamed(message));
    for (const each of this.named.get(id) ?? []) pushTo(this.namers, each, id);
    const base = date && baseSubject(subject);
    if (base) pushTo(this.subjects, base, { id, date });
  }

  parentOf(id: string): string | null | undefined {
    return this.placings.get(id)?.parent;
  }

  *naming(id: string) {
    for (const each of this.namers.get(id) ?? [])
      yield { id: each, named: this.named.get(each) ?? [], by: this.placings.get(each)?.by ?? null };
  }

  withSubject(base: string, from: Date, until: Date): string | undefined {
    return this.subjects.get(base)?.find(({ date }) => date >= from && date < until)?.id;
  }
}

function pushTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
