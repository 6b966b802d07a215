import { addDays, addMonths, type CalendarDay } from '../../platform/time/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { RenewalStanding } from '../renewals/model.ts';
import { impedimentsOfTerm, type RenewalRules } from '../renewals/rules.ts';
import { recordedWays, type Recording, type RecordedWay, type RenewalRecord } from './model.ts';

/** How much may be written, in characters. */
export const bounds = { evidence: 2_000, reason: 1_000 } as const;

/** Who asks, by their rights. */
export interface Recorder {
  readonly isConvener: boolean;
  readonly isStaff: boolean;
  /** Whether they hold a role in the group: then staff's word about it is not theirs. */
  readonly isOwn: boolean;
}

/** In which way the group is renewed without a petition; null where it needs one, or nothing. */
export function recordedWay({ renewal: { by } }: Pick<RenewalRules, 'renewal'>): RecordedWay | null {
  return recordedWays.find((way) => way === by) ?? null;
}

/** Conveners register, and say what was delivered; that the sponsor agrees is said by staff. */
const isTheirs = (way: RecordedWay, { isConvener, isStaff }: Recorder): boolean =>
  way === 'agreement' ? isStaff : isConvener;

/** What keeps somebody from putting a renewal on record today; empty when nothing does. */
export function impedimentsToRecording(
  standing: RenewalStanding,
  rules: RenewalRules,
  { waiting, ...recorder }: Recorder & { readonly waiting: RenewalRecord | null },
): Impediment[] {
  const way = recordedWay(rules);
  if (!way) return [{ code: 'renewal-not-recorded' }];
  if (standing.group.state === 'lapsed') return [{ code: 'recorded-too-late' }];
  const found = impedimentsOfTerm(standing, rules);
  if (waiting) found.push({ code: 'record-waits', recordedOn: waiting.recordedOn });
  if (!isTheirs(way, recorder)) found.push({ code: 'record-not-yours', way });
  else if (way === 'agreement' && recorder.isOwn) found.push({ code: 'record-own-group' });
  return found;
}

/** What is wrong with what was written. */
export function impedimentsOfRecording(
  { delivered, evidence }: Recording,
  { renewal }: Pick<RenewalRules, 'renewal'>,
): Impediment[] {
  const found: Impediment[] = [];
  if (renewal.by === 'deliverables' && new Set(delivered).size < renewal.least)
    found.push({ code: 'delivered-too-little', least: renewal.least });
  if (!evidence.trim()) found.push({ code: 'renewal-evidence-missing' });
  if ([...evidence.trim()].length > bounds.evidence)
    found.push({ code: 'renewal-evidence-long', most: bounds.evidence });
  return found;
}

/** What keeps staff from accepting or refusing what was delivered. */
export function impedimentsToSettling(
  waiting: RenewalRecord | null,
  { result, reason }: { readonly result: 'accepted' | 'refused'; readonly reason: string },
  recorder: Recorder,
): Impediment[] {
  if (!recorder.isStaff) return [{ code: 'not-granted', grant: 'petitions.verify' }];
  if (recorder.isOwn) return [{ code: 'record-own-group' }];
  if (!waiting) return [{ code: 'no-record-waits' }];
  if (result === 'refused' && !reason.trim()) return [{ code: 'record-reason-missing' }];
  return [...reason.trim()].length > bounds.reason ? [{ code: 'record-reason-long', most: bounds.reason }] : [];
}

/**
 * The term of a group that registers again by a day of the year: it ends with the last such day that is no later than so many
 * months after its beginning, so that all groups register on one day.
 */
export function registeredTerm(
  fromOn: CalendarDay,
  { everyMonths, dueOn }: { readonly everyMonths: number; readonly dueOn: string },
): { fromOn: CalendarDay; untilOn: CalendarDay } {
  const latest = addMonths(fromOn, everyMonths);
  const [first, last] = [fromOn, latest].map((day) => Number(day.slice(0, 4))) as [number, number];
  const ends = Array.from({ length: last - first + 2 }, (_, place) =>
    addDays(addMonths(`2000-${dueOn}`, (first + place - 2000) * 12), 1),
  ).filter((day) => day > fromOn);
  return { fromOn, untilOn: ends.findLast((day) => day <= latest) ?? ends[0]! };
}
