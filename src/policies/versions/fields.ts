import { z } from 'zod';
import { isCalendarDay } from '../../platform/time/index.ts';

export const text = z.string().trim().min(1, 'a text that is not empty');
export const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens, as “two-stages”');
export const day = z.string().refine(isCalendarDay, 'a day, as “2026-11-23”');
export const dayOfYear = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a month and a day, as “10-01”');
export const number = (least: number, most: number) => {
  const expected = `a whole number from ${least} to ${most}`;
  return z.number().int(expected).min(least, expected).max(most, expected);
};
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `one of ${values.map((value) => `"${value}"`).join(', ')}`);

/** Where a rule stems from, and, where the texts say nothing, what was chosen and why. */
export const cited = { citation: text, silent: text.optional() };
