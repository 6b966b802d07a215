import type { ComponentChildren, VNode } from 'preact';
import { endedStates, lastDay, type Petition, type PolicyView } from '../../charters/index.ts';
import { stepInWords } from '../../policies/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { Day, Timeline } from '../../platform/web/parts/index.ts';
import type { Given } from '../given.ts';
import type { PlacedStep, WaitingStep } from './model.ts';
import { placedSteps } from './rules.ts';
import { words } from './words.ts';

interface WayProps {
  readonly petition: Petition;
  readonly policy: Pick<PolicyView, 'steps'>;
  readonly association: Given['association'];
  readonly zone: string;
  /** What is told of the step at which it stands, beneath what the step is. */
  readonly now?: ComponentChildren;
}

/** The steps to a group: what lies behind, where the petition stands, what lies ahead, or was not reached where it has ended. */
export function Way({ petition, policy, association, zone, now }: WayProps): VNode {
  const closesOn = petition.closesAt && lastDay(petition.closesAt, zone);
  const isOver = endedStates.includes(petition.state);
  const inWords = (when: PlacedStep['when']) => (
    <span class="s">{isOver && when === 'ahead' ? words.notReached : words.when[when]}</span>
  );
  const steps = placedSteps(policy.steps, petition).map(({ step, when }) => {
    const { title, text } = stepInWords(step, association, [], when === 'now' ? closesOn : null);
    return {
      on: inWords(when),
      when,
      what: (
        <>
          <b>{title}</b>
          {when !== 'done' && !isOver && <p class="s">{text}</p>}
          {when === 'now' && now}
        </>
      ),
    };
  });
  const isOpen = petition.state === 'approved';
  const when = isOpen ? 'done' : 'ahead';
  const end = <b>{words.end[petition.kind][when]}</b>;
  return <Timeline steps={[...steps, { on: inWords(when), when, what: end }]} />;
}

/** Who owes the step, and by when. */
export function Owed({
  step,
  due,
  today,
}: {
  readonly step: WaitingStep;
  readonly due: CalendarDay | null;
  readonly today: CalendarDay;
}): VNode {
  return (
    <p class="s">
      {words.owes(step)}{' '}
      {due && (
        <>
          {due < today ? words.overdue : words.due} <Day on={due} />.
        </>
      )}
    </p>
  );
}
