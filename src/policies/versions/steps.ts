import type { CalendarDay } from '../../platform/time/index.ts';
import type { Association, CommitteeMeeting } from '../../roll/index.ts';
import type { Policy, PolicyStep } from './model.ts';
import { stepWords as words } from './words.ts';

/** One step of the way to a group, in words. */
export interface StartStep {
  readonly code: 'look' | 'draft' | 'organizers' | 'freeze' | PolicyStep['step'] | 'group';
  readonly title: string;
  readonly text: string;
  /** Where to do it, if it is done here. */
  readonly href?: string;
}

/**
 * How a group is started by the policy, step by step; first of all whether a body exists for this already.
 * `meetings` are the next ones of the committee, soonest first.
 */
export function stepsToStart(
  policy: Policy,
  association: Association,
  meetings: readonly CommitteeMeeting[],
): StartStep[] {
  const { words: nouns, bodies } = association;
  const { organizers, overlap, opens, submits } = policy.begins;
  return [
    {
      code: 'look',
      title: words.look,
      text: words.lookText({ unit: nouns.unit, contact: bodies.contact, consult: overlap.consult }),
      href: '/search',
    },
    {
      code: 'draft',
      title: words.draft,
      text: words.draftText(submits),
      href: '/petitions/new',
    },
    { code: 'organizers', title: words.organizers, text: words.organizersText(organizers) },
    { code: 'freeze', title: words.freeze, text: words.freezeText(policy.begins.textFrozen, opens) },
    ...policy.steps.map((step) => stepInWords(step, association, meetings)),
    { code: 'group', title: words.group(nouns.group), text: words.groupText(policy.group.term, nouns) },
  ];
}

/**
 * One step of a policy, in words.
 *
 * @param lastDay on which a petition can be signed, where it is known: a renewal may close sooner than the policy says
 */
export function stepInWords(
  step: PolicyStep,
  { words: nouns }: Association,
  meetings: readonly CommitteeMeeting[],
  lastDay: CalendarDay | null = null,
): StartStep {
  switch (step.step) {
    case 'signatures':
      return { code: step.step, title: words.signatures(step), text: words.signaturesText(step, lastDay) };
    case 'verification':
      return { code: step.step, title: words.verification(step), text: words.verificationText(step) };
    case 'endorsement':
      return { code: step.step, title: words.endorsement, text: words.endorsementText(step) };
    case 'meeting':
      return { code: step.step, title: words.meeting, text: words.meetingText(step) };
    case 'decision':
      return {
        code: step.step,
        title: words.decision(step.by, nouns),
        text: words.decisionText(step, meetings[0] ?? null),
      };
    case 'report':
      return { code: step.step, title: words.report(step.to, nouns), text: words.reportText(step.as) };
  }
}
