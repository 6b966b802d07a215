import type { Impediment } from '../../platform/refusal/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';

/** How much may be promised, and how far ahead. */
export const bounds = { mostLetters: 300, mostOpen: 30, mostDays: 3_660 } as const;

/** What a group says that it will do, and by when. */
export interface Promising {
  readonly text: string;
  readonly dueOn: CalendarDay;
}

/** What keeps a promise from being made, besides what keeps the visitor from speaking for the group. */
export function impedimentsToPromising(
  { text, dueOn }: Promising,
  known: { open: number; today: CalendarDay },
): Impediment[] {
  const found: Impediment[] = [];
  if (!text.trim()) found.push({ code: 'promise-missing' });
  if ([...text].length > bounds.mostLetters) found.push({ code: 'promise-long', most: bounds.mostLetters });
  if (dueOn < known.today) found.push({ code: 'promise-day-past' });
  if (dueOn > addDays(known.today, bounds.mostDays)) found.push({ code: 'promise-day-far' });
  if (known.open >= bounds.mostOpen) found.push({ code: 'promises-many', most: bounds.mostOpen });
  return found;
}
