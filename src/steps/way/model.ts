import type { Petition } from '../../charters/index.ts';
import type { Returned } from '../../platform/web/parts/index.ts';
import type { PolicyStep, StepOf } from '../../policies/index.ts';

/** The kinds of steps at which a petition waits for somebody who neither signs nor decides. */
export const waitingKinds = ['verification', 'endorsement', 'meeting'] as const;
export type WaitingKind = (typeof waitingKinds)[number];
export type WaitingStep = StepOf<WaitingKind>;

/** One step of the way, and whether it lies behind a petition, is the one at which it stands, or lies ahead. */
export interface PlacedStep {
  readonly step: PolicyStep;
  readonly when: 'done' | 'now' | 'ahead';
}

/** What a page of a step is drawn from. */
export interface StepView {
  readonly petition: Petition;
  /** Whether the visitor carries it along. */
  readonly carries: boolean;
  /** The form as it came back, with something wrong. */
  readonly returned?: Returned | undefined;
}
