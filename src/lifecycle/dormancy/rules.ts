import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Declared, Dormancy } from './model.ts';

/** How long a reason may be, in characters. */
export const mostReason = 500;

/** What is known of a group that would sleep. */
export interface Sleeper {
  readonly dormancy: Dormancy | null;
  /** The end of its term, exclusive; null for one without end. */
  readonly untilOn: CalendarDay | null;
  readonly today: CalendarDay;
}

/** What keeps a group from being declared dormant, besides what keeps the visitor from speaking for it. */
export function impedimentsToSleeping({ reason, returnsOn }: Declared, sleeper: Sleeper): Impediment[] {
  const { dormancy, untilOn, today } = sleeper;
  const found: Impediment[] = [];
  if (dormancy) found.push({ code: 'dormant-already', returnsOn: dormancy.returnsOn });
  if (!reason.trim()) found.push({ code: 'dormancy-reason-missing' });
  if ([...reason.trim()].length > mostReason) found.push({ code: 'dormancy-reason-long', most: mostReason });
  if (returnsOn <= today) found.push({ code: 'dormancy-return-past' });
  if (untilOn !== null && returnsOn >= untilOn) found.push({ code: 'dormancy-return-after-term', untilOn });
  return found;
}
