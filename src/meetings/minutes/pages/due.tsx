import type { CalendarDay } from '../../../platform/time/index.ts';
import { words } from '../words.ts';

/** When minutes are due, and whether that day has passed. */
export function Due({ dueOn, today }: { readonly dueOn: CalendarDay; readonly today: CalendarDay }) {
  return <>{today > dueOn ? words.overdue(dueOn) : words.dueBy(dueOn)}</>;
}
