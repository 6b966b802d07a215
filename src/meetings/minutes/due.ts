import type { Visit } from '../../platform/act/index.ts';
import { bodiesKept } from '../bodies.ts';
import type { MinutesDue } from './model.ts';
import { sittingsWithoutMinutes } from './queries.ts';
import { minutesDueOn } from './rules.ts';

/** Meetings kept by the visitor that are over, and whose minutes are not out, with the day on which they are due; the oldest first. */
export async function minutesDue(
  visit: Pick<Visit, 'db' | 'by' | 'grants' | 'at' | 'today' | 'zone'>,
  dueDays: number,
): Promise<MinutesDue[]> {
  const sittings = await sittingsWithoutMinutes(visit.db, await bodiesKept(visit), visit.at);
  return sittings.map((sitting) => ({ sitting, dueOn: minutesDueOn(sitting, visit.zone, dueDays) }));
}
