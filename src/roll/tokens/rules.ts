import type { Impediment } from '../../platform/refusal/index.ts';
import { addMonths, type CalendarDay } from '../../platform/time/index.ts';
import { tokenBounds, type TokenWanted } from './model.ts';

/** The last day on which a token that is made today may work. */
export const furthestDay = (today: CalendarDay): CalendarDay => addMonths(today, tokenBounds.months);

/**
 * What keeps somebody from making a token; empty when nothing does.
 *
 * @param working what theirs are called that work already; a name stands for one, so that the right one is revoked
 */
export function impedimentsToToken(wanted: TokenWanted, working: readonly string[], today: CalendarDay): Impediment[] {
  const found: Impediment[] = [];
  if (!wanted.name.trim()) found.push({ code: 'token-without-name' });
  if ([...wanted.name].length > tokenBounds.name) found.push({ code: 'token-name-long', most: tokenBounds.name });
  if (wanted.scopes.length === 0) found.push({ code: 'token-without-scope' });
  if (wanted.lastOn < today) found.push({ code: 'token-over-already' });
  if (wanted.lastOn > furthestDay(today)) found.push({ code: 'token-too-long', furthest: furthestDay(today) });
  if (working.includes(wanted.name.trim())) found.push({ code: 'token-named-already' });
  if (working.length >= tokenBounds.most) found.push({ code: 'tokens-too-many', most: tokenBounds.most });
  return found;
}
