import type { CalendarDay } from '../../platform/time/index.ts';

/** What a token may do: read what is its owner's alone, and sign petitions in their name. Never what an office may. */
export const tokenScopes = ['read', 'sign'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** A token of somebody's, without its secret. */
export interface Token {
  readonly id: string;
  /** What its owner calls it. */
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly madeAt: Date;
  /** Exclusive. */
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedOn: CalendarDay | null;
}

/** What somebody wants of a new token. */
export interface TokenWanted {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** The last day on which it works. */
  readonly lastOn: CalendarDay;
}

/** Bounds of a token: letters of its name, tokens of a person that work at a time, months for which one works. */
export const tokenBounds = { name: 80, most: 20, months: 12 } as const;
