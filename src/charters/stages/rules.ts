import type { Policy, StepOf } from '../../policies/index.ts';
import type { DecisionRules } from '../docket/rules.ts';
import type { SigningWindow } from '../petitions/commands/collecting.ts';
import type { CharterRules } from '../terms/commands.ts';

type Steps = Pick<Policy, 'steps'>;

/** Whether what is signed at a stage is tested next, so that somebody has to file it. */
export function isFiled({ steps }: Steps, stage: number): boolean {
  const next = steps[stage + 1];
  return next?.step === 'verification' && next.of === 'signatures';
}

/** How long one signs at a step. */
export function windowOf({ window }: StepOf<'signatures'>): SigningWindow {
  if ('months' in window) return { months: window.months, days: 0 };
  return { months: 0, days: 'days' in window ? window.days : 0 };
}

/** How the council votes on an approval. */
type Ratifying = Pick<DecisionRules, 'quorum' | 'carries'>;

/** The council votes where it decides itself, and where it is told for action. */
export function ratificationOf({ steps }: Steps): Ratifying | null {
  const decider = steps.find((step) => step.step === 'decision')?.by;
  if (decider?.who === 'council') return { quorum: decider.quorum, carries: decider.vote };
  const isMoved = steps.some((step) => step.step === 'report' && step.as === 'action');
  return isMoved ? { quorum: null, carries: 'majority' } : null;
}

/** What a policy says of the group that an approval opens. */
export function charterOf({ group, renewal, ending }: Policy): CharterRules {
  const lapses = ending.lapses === 'when-its-term-is-over';
  return {
    termMonths: lapses && 'months' in group.term ? group.term.months : null,
    renewalOpensMonths: renewal.by === 'nothing' ? null : renewal.opensMonthsBefore,
    graceDays: renewal.by === 'nothing' ? 0 : renewal.graceDays,
    participation: group.participation,
  };
}
