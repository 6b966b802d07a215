import { endedStates, type Petition } from '../../charters/index.ts';
import type { PolicyStep } from '../../policies/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { addDays, dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { waitingKinds, type PlacedStep, type WaitingKind, type WaitingStep } from './model.ts';

/** The steps to the decision, each with where the petition stands.  What follows the decision is no step of the petition. */
export function placedSteps(
  steps: readonly PolicyStep[],
  { state, stage }: Pick<Petition, 'state' | 'stage'>,
): PlacedStep[] {
  const way = steps.filter(({ step }) => step !== 'report');
  const isThrough = state === 'approved' || state === 'declined';
  return way.map((step, place) => {
    if (place < stage || (isThrough && place === stage)) return { step, when: 'done' };
    return { step, when: place === stage && !endedStates.includes(state) ? 'now' : 'ahead' };
  });
}

/** The step at which a petition waits; undefined where it does not wait at one. */
export function waitingStep(steps: readonly PolicyStep[], { state, stage }: Petition): WaitingStep | undefined {
  const step = steps[stage];
  return state === 'awaiting' && step && isWaiting(step) ? step : undefined;
}

const isWaiting = (step: PolicyStep): step is WaitingStep => waitingKinds.some((kind) => kind === step.step);

/** What keeps an act of a step from being done now: the petition does not stand there. Empty when it does. */
export function impedimentsOfPlace(
  step: PolicyStep | undefined,
  kind: WaitingKind,
  { state }: Pick<Petition, 'state'>,
): Impediment[] {
  if (state === 'halted') return [{ code: 'petition-halted' }];
  return step?.step === kind ? [] : [{ code: 'not-at-this-step', step: kind }];
}

/** The last day on which a step is done in time; null where the rules name none, or it is not waited for. */
export function dueOn(
  step: WaitingStep | undefined,
  { stageSince }: Pick<Petition, 'stageSince'>,
  zone: string,
): CalendarDay | null {
  if (!step || step.step === 'meeting' || step.withinDays === null || !stageSince) return null;
  return addDays(dayOf(stageSince, zone), step.withinDays);
}

/** Whether something was done in this round: a petition that was sent back goes its way from the beginning. */
export function isOfThisRound(madeAt: Date, { frozenAt }: Pick<Petition, 'frozenAt'>): boolean {
  return frozenAt !== null && madeAt >= frozenAt;
}
