import type { GroupState, ShownState } from '../../groups/index.ts';
import { sleepWritten, type Dormancy } from '../../lifecycle/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { ListedCharter } from './charter.ts';
import { directoryWords as words } from './words.ts';

interface Known {
  readonly charter: ListedCharter | null | undefined;
  readonly dormancy: Dormancy | undefined;
  readonly today: CalendarDay;
}

/** A group that sleeps, or whose renewal is under way, says so; undefined where its own state says it all. */
export function stateNow(
  { state }: { readonly state: GroupState },
  { charter, dormancy, today }: Known,
): ShownState | undefined {
  if (state !== 'active') return undefined;
  if (charter?.renewal) return renewingState(charter.renewal);
  return dormancy && { look: 'dormant', word: sleepWritten(dormancy, today) };
}

function renewingState({ filedOn, signed, needed }: NonNullable<ListedCharter['renewal']>): ShownState {
  return { look: 'renewing', word: filedOn ? words.renewalPending(filedOn) : words.renewing(signed, needed) };
}
