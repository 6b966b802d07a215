import { days } from '../../time/index.ts';

/** One failure of an address. */
export interface Failure {
  readonly kind: 'permanent' | 'temporary';
  readonly at: Date;
}

/** What is known of an address to which mail fails. */
export interface Failing {
  /** Since it was last tried or resumed. */
  readonly failures: readonly Failure[];
  /** When it was last tried by a letter of its own; null when never. */
  readonly triedAt: Date | null;
  /** Whether such a letter came back. */
  readonly hasFailedTrial: boolean;
}

const weights = { permanent: 1, temporary: 0.5 } as const;
const wholeDays = 14;
const halfLifeDays = 14;
const enough = 5;
const restAfterTrialDays = 7;

/**
 * How badly an address fails: each day counts once, by the worst of it, 1 for a failure for good and 0.5 for one for now.  After two
 * weeks a day counts half as much every two weeks more, so that a list with a message a week comes to an end too.
 */
export function scoreOf(failures: readonly Failure[], at: Date): number {
  const worst = new Map<string, { weight: number; ageDays: number }>();
  for (const { kind, at: failedAt } of failures) {
    const day = failedAt.toISOString().slice(0, 10);
    const weight = weights[kind];
    if ((worst.get(day)?.weight ?? 0) >= weight) continue;
    worst.set(day, { weight, ageDays: Math.max(0, (at.getTime() - failedAt.getTime()) / days(1)) });
  }
  return [...worst.values()].reduce(
    (sum, { weight, ageDays }) => sum + weight * 0.5 ** (Math.max(0, ageDays - wholeDays) / halfLifeDays),
    0,
  );
}

/** What is to be done about an address: nobody is cut off before a letter of their own has come back. */
export function verdictOn({ failures, triedAt, hasFailedTrial }: Failing, at: Date): 'leave' | 'try' | 'suspend' {
  if (hasFailedTrial) return 'suspend';
  if (triedAt && at.getTime() - triedAt.getTime() < days(restAfterTrialDays)) return 'leave';
  return scoreOf(failures, at) >= enough ? 'try' : 'leave';
}
