import { z } from 'zod';

// Pieces of which the schemas of the API are made. A codec reads as JSON in the document, and is a value in the code.

/** A whole number in an address. */
export function wholeNumber(least: number, most: number, description: string) {
  const expected = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .pipe(z.int(expected).min(least, expected).max(most, expected))
    .meta({ description });
}

/** One of a few words in an address. */
export const oneOf = <const T extends readonly [string, ...string[]]>(words: T, description: string) =>
  z.enum(words, `one of ${words.join(', ')}`).meta({ description });

/** A text in an address. */
export const shortText = (most: number, description: string) =>
  z.string().max(most, `at most ${most} letters long`).meta({ description });

/** An instant, in UTC. */
export const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

/** A day of the calendar, in the association's time zone. */
export const day = z.iso.date();

/** An address of ours or of others. */
export const address = z.url();

/** Hexadecimal SHA-256. */
const asSha256 = 'a SHA-256 in 64 hexadecimal digits, small letters';
export const sha256 = z.string(asSha256).regex(/^[0-9a-f]{64}$/, asSha256);

/** A count of things. */
export const count = z.int().min(0);

/** A thing's name in an address: small letters, digits and single hyphens. */
export const slug = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens');

/** A name that something no longer goes by. */
export const FormerName = z
  .strictObject({ name: z.string(), untilOn: day.nullable().meta({ description: 'Null where it is not known' }) })
  .meta({ id: 'FormerName' });
