import { z } from 'zod';
import type { Returned } from '../../../platform/web/parts/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import { instantOf, isCalendarDay } from '../../../platform/time/index.ts';
import type { SittingDetails } from '../model.ts';
import { bounds, impedimentsOfDetails } from '../rules.ts';
import { wordings } from '../words.ts';

const sane = (text: string) => isCalendarDay(text) && text > '1800' && text < '2200';
export const aDay = z.string('Write the day as 2026-11-30.').refine(sane, 'Write the day as 2026-11-30.');
const maybeDay = z
  .string()
  .default('')
  .transform((text) => text || null)
  .pipe(aDay.nullable());
const time = z
  .string('Write the time as 14:30.')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 14:30, by 24 hours.');
export const written = (most: number) => z.string().trim().max(most, `At most ${most} letters.`).default('');

/** What a keeper writes of a meeting. */
export const Details = z.object({
  name: written(bounds.name),
  on: aDay,
  begins: time,
  ends: time,
  untilOn: maybeDay,
  place: written(bounds.place),
  link: written(bounds.link),
  inWorld: written(bounds.place),
  guests: z.string().optional(),
  fileBy: maybeDay,
});
export const Announcement = Details.extend({
  unit: z.coerce
    .number('Choose a body.')
    .int('Choose a body.')
    .min(1, 'Choose a body.')
    .max(2 ** 31 - 1, 'Choose a body.'),
});

export function detailsIn(value: z.output<typeof Details>, zone: string): SittingDetails {
  const { name, on, begins, untilOn, ends, place, link, inWorld, guests, fileBy } = value;
  return {
    name,
    beginsAt: instantOf(on, begins, zone),
    endsAt: instantOf(untilOn ?? on, ends, zone),
    place,
    link,
    inWorld,
    openToGuests: guests === 'yes',
    fileBy,
  };
}

/** What stands in the way, at the field that it is about. */
export const fieldOf = (impediment: Impediment): string => {
  const href = wordings[impediment.code]?.(impediment).todo?.href ?? '';
  return href.startsWith('#') ? href.slice(1) : '';
};

export const wordingOf = (impediment: Impediment) =>
  wordings[impediment.code]?.(impediment) ?? { say: impediment.code };

/** Stands for a day that cannot be read, so that the hours are judged all the same. */
const someDay = '2000-01-01';

/**
 * A form with fields that cannot be read, and besides them all that the rules find amiss with the others: whoever mends the
 * one would else meet the next.  In the order of the fields.
 */
export function amissIn({ entered, errors }: Returned, zone: string): Returned {
  const unread = new Set(errors.map(({ field }) => field));
  const text = (name: string) => (unread.has(name) ? '' : entered.text(name).trim());
  const on = text('on') || someDay;
  const hoursRead = !['begins', 'ends', 'untilOn'].some((name) => unread.has(name));
  const details = detailsIn(
    {
      name: unread.has('name') ? 'too long' : text('name'),
      on,
      begins: hoursRead ? text('begins') : '00:00',
      ends: hoursRead ? text('ends') : '23:59',
      untilOn: hoursRead && text('on') ? text('untilOn') || null : null,
      place: '',
      link: text('link'),
      inWorld: '',
      guests: undefined,
      fileBy: text('on') ? text('fileBy') || null : null,
    },
    zone,
  );
  const besides = impedimentsOfDetails(details, zone).map((impediment) => ({
    field: fieldOf(impediment),
    message: wordingOf(impediment).say,
  }));
  return { entered, errors: [...errors, ...besides].toSorted((one, other) => placeOf(one) - placeOf(other)) };
}

const fields = Object.keys(Announcement.shape);
const placeOf = ({ field }: { readonly field: string }): number => fields.indexOf(field);
