import type { Impediment } from '../../platform/refusal/index.ts';
import type { DigestChoice } from './model.ts';

/** Every time zone that can be chosen, as IANA names. */
export const timeZones: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted();

/** What keeps a choice from being kept; empty when nothing does. */
export function impedimentsToChoosing({ zone }: Pick<DigestChoice, 'zone'>): Impediment[] {
  return zone === null || timeZones.includes(zone) ? [] : [{ code: 'time-zone-unknown' }];
}
