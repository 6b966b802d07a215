import type { Impediment } from '../../platform/refusal/index.ts';
import type { DigestChoice } from './model.ts';

/** Every time zone that can be chosen, as IANA names. */
const timeZones: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted();

const { compare } = new Intl.Collator('en');

/** A part of the world, and what one chooses there. */
export interface Region {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The same by part of the world, under the name of the place alone: `Indianapolis, Indiana` stands under America. */
export const timeZonesByRegion: readonly Region[] = [...Map.groupBy(timeZones, (zone) => zone.split('/')[0]!)].map(
  ([region, zones]) => ({ label: region, options: byPlace(zones) }),
);

function byPlace(zones: readonly string[]): Region['options'] {
  const named = zones.map((value) => {
    const [region, ...place] = value.replaceAll('_', ' ').split('/');
    return { value, label: place.toReversed().join(', ') || region! };
  });
  return named.toSorted((one, other) => compare(one.label, other.label));
}

/** What keeps a choice from being kept; empty when nothing does. */
export function impedimentsToChoosing({ zone }: Pick<DigestChoice, 'zone'>): Impediment[] {
  return zone === null || timeZones.includes(zone) ? [] : [{ code: 'time-zone-unknown' }];
}
