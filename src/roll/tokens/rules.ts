import type { Impediment } from '../../platform/refusal/index.ts';
import { addMonths, type CalendarDay } from '../../platform/time/index.ts';
import { tokenBounds, tokenScopes, type TokenScope, type TokenWanted } from './model.ts';

/** The last day on which a token that is made today may work. */
export const furthestDay = (today: CalendarDay): CalendarDay => addMonths(today, tokenBounds.months);

/** What a token of somebody's may be good for: whoever is not on the roll could not sign with one. */
export const scopesFor = (person: { readonly member: number | null } | undefined): readonly TokenScope[] =>
  person?.member ? tokenScopes : tokenScopes.filter((scope) => scope !== 'sign');

/** Whose token it would be. */
export interface TokenOwner {
  /** What theirs are called that work already; a name stands for one, so that the right one is revoked. */
  readonly working: readonly string[];
  readonly scopes: readonly TokenScope[];
}

/** What keeps somebody from making a token; empty when nothing does. */
export function impedimentsToToken(
  wanted: TokenWanted,
  { working, scopes }: TokenOwner,
  today: CalendarDay,
): Impediment[] {
  const found: Impediment[] = [];
  if (!wanted.name.trim()) found.push({ code: 'token-without-name' });
  if ([...wanted.name].length > tokenBounds.name) found.push({ code: 'token-name-long', most: tokenBounds.name });
  if (wanted.scopes.length === 0) found.push({ code: 'token-without-scope' });
  if (wanted.scopes.includes('sign') && !scopes.includes('sign')) found.push({ code: 'token-signs-for-nobody' });
  if (wanted.lastOn < today) found.push({ code: 'token-over-already' });
  if (wanted.lastOn > furthestDay(today)) found.push({ code: 'token-too-long', furthest: furthestDay(today) });
  if (working.includes(wanted.name.trim())) found.push({ code: 'token-named-already' });
  if (working.length >= tokenBounds.most) found.push({ code: 'tokens-too-many', most: tokenBounds.most });
  return found;
}
