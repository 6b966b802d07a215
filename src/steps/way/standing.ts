import { isOrganizer, may, petitionForChange, type Petition, type PetitionId } from '../../charters/index.ts';
import type { StepOf } from '../../policies/index.ts';
import type { Act, Visit } from '../../platform/act/index.ts';
import { refuse, refuseIf } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Given } from '../given.ts';
import type { WaitingKind, WaitingStep } from './model.ts';
import { dueOn, impedimentsOfPlace, waitingStep } from './rules.ts';

export type Policies = Pick<Given, 'policies'>;

/** The step at which a petition waits, if it waits at one. */
export function stepAt({ policies }: Policies, petition: Petition): WaitingStep | undefined {
  return waitingStep(policies.of(petition.policyId, petition.policyVersion).steps, petition);
}

/** The last day on which what a petition waits for is done in time; null where its rules name none, or it does not wait at a step. */
export const dayOfStep = (given: Policies, petition: Petition, zone: string): CalendarDay | null =>
  dueOn(stepAt(given, petition), petition, zone);

/** Holds a petition that waits at a step of the kind until the act is over. @throws NotFound, Refused with `not-at-this-step` */
export async function petitionAt<K extends WaitingKind>(
  act: Act,
  given: Policies,
  id: PetitionId,
  kind: K,
): Promise<{ readonly petition: Petition; readonly step: StepOf<K> }> {
  const petition = await petitionForChange(act, id);
  const step = stepAt(given, petition);
  refuseIf(impedimentsOfPlace(step, kind, petition));
  return { petition, step: step as StepOf<K> };
}

/** Whether the visitor carries a petition along: its organizers do, and the staff who verify. */
export async function carriesAlong(visit: Visit, petition: PetitionId): Promise<boolean> {
  if (may(visit, 'petitions.verify')) return true;
  return visit.by !== null && (await isOrganizer(visit.db, petition, visit.by));
}

/** @throws Refused with `not-granted` */
export async function mustCarry(visit: Visit, petition: PetitionId): Promise<void> {
  if (!(await carriesAlong(visit, petition))) refuse('not-granted', { grant: 'petitions.verify' });
}
