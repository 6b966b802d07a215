import type { Impediment } from '../../platform/refusal/index.ts';
import type { List } from '../lists/model.ts';
import type { Reader } from '../lists/rules.ts';
import type { MessageId, Thread } from './model.ts';

/** Bounds of what is written on the web, in characters. */
export const bounds = { subject: 200, body: 50_000, closingReason: 300 } as const;

/** Whoever wants to write, as far as it matters there. */
export interface ThreadWriter extends Pick<Reader, 'takesPart' | 'reads'> {
  readonly isModerator: boolean;
}

/** What keeps somebody from writing to a list, or to one of its threads; empty when nothing does. */
export function impedimentsToWriting(
  list: Pick<List, 'closedAt'>,
  thread: Pick<Thread, 'closedAt' | 'closedReason'> | null,
  writer: ThreadWriter,
): Impediment[] {
  const found: Impediment[] = [];
  if (list.closedAt) found.push({ code: 'list-closed' });
  if (thread?.closedAt && !writer.isModerator) found.push({ code: 'thread-closed', reason: thread.closedReason });
  if (!writer.takesPart && !writer.reads) found.push({ code: 'not-on-list' });
  return found;
}

/** What keeps a thread from being closed with these words; empty when nothing does. */
export function impedimentsToClosing(reason: string): Impediment[] {
  if (reason.trim() === '') return [{ code: 'closing-reason-missing' }];
  return [...reason].length > bounds.closingReason ? [{ code: 'closing-reason-long', most: bounds.closingReason }] : [];
}

/** A message and the one that it answers. */
export interface Branch {
  readonly id: MessageId;
  readonly parent: MessageId | null;
}

/** Where a message stands on the page of its thread. */
export interface Placed {
  readonly id: MessageId;
  /** How far in, from 0 to `deepest`. */
  readonly indent: number;
  /** The message that it answers, unless that stands right above it. */
  readonly answers: MessageId | null;
}

/** Further in there is no room on a phone. */
export const deepest = 3;

/**
 * The messages of a thread, each answer beneath what it answers, in the order in which they came.  Only where several answer one
 * message do they stand further in than it: two people who take turns keep one line, and the answers to the first message stand
 * level with it.
 */
export function inTree(branches: readonly Branch[]): Placed[] {
  const known = new Set(branches.map(({ id }) => id));
  const answersTo = Map.groupBy(branches, ({ parent }) => (parent !== null && known.has(parent) ? parent : null));
  const placed: Placed[] = [];
  const waiting = (answersTo.get(null) ?? []).map((branch) => ({ branch, indent: 0 })).toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { branch, indent } = next;
    const above = placed.at(-1)?.id ?? null;
    placed.push({ id: branch.id, indent, answers: branch.parent === above ? null : branch.parent });
    const answers = answersTo.get(branch.id) ?? [];
    const isFirst = !known.has(branch.parent ?? -1);
    const further = answers.length > 1 && !isFirst ? Math.min(indent + 1, deepest) : indent;
    waiting.push(...answers.map((answer) => ({ branch: answer, indent: further })).toReversed());
  }
  return placed;
}

/** The number that an address names; undefined where it is none. */
export const numberIn = (text: string | undefined): number | undefined =>
  text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
