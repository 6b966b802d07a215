import type { Act } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { endTerm } from '../../charters/index.ts';
import { markEnded, renameGroup, type Ending } from '../../groups/index.ts';
import { closeWaiting } from '../records/commands.ts';
import type { ChangeKind, Proposal } from './model.ts';

/**
 * Makes a change: the group is called otherwise, or ends, and its term with it.  Nothing is deleted, and nobody is moved.
 *
 * @param other the name of the group that it merges into
 * @throws Refused where the group cannot change so any more
 */
export async function takeEffect(
  act: Act,
  { kind, group, name }: Pick<Proposal, 'kind' | 'group' | 'name'>,
  on: CalendarDay,
  other: string,
): Promise<void> {
  if (kind === 'rename') {
    await renameGroup(act, group, name, on);
    return;
  }
  const { state, reason } = endings[kind];
  await markEnded(act, group, { state, reason, successor: kind === 'merge' ? other : name, on });
  // What waits is held before the term, as by whoever accepts it.
  await closeWaiting(act, group);
  await endTerm(act, group, state, on);
}

const endings: Readonly<Record<Exclude<ChangeKind, 'rename'>, Pick<Ending, 'state' | 'reason'>>> = {
  dissolve: { state: 'dissolved', reason: 'by-its-own-wish' },
  merge: { state: 'merged', reason: 'merged-into-another' },
  graduate: { state: 'graduated', reason: 'became-another-body' },
};
