import type { Wordings } from '../../platform/plug.ts';
import type { PetitionState } from '../../charters/index.ts';
import type { WaitingStep } from './model.ts';

/** The sentences of the way of a petition. */
export const words = {
  title: 'The step it waits for',
  lede: 'This petition waits for a step that is not a signature. Everybody may follow it here.',
  when: { done: 'Done', now: 'Now', ahead: 'Ahead' },
  notReached: 'Not reached',
  end: {
    establish: { ahead: 'The group opens', done: 'The group has opened' },
    renew: { ahead: 'The group goes on for another term', done: 'The group goes on for another term' },
  },
  by: 'By',
  owes: (step: WaitingStep): string => {
    if (step.step === 'verification') return 'Staff do it.';
    return step.step === 'endorsement'
      ? 'Its organizers or staff name who is asked, and those who are asked answer by letter.'
      : 'Its organizers announce it, and hold it.';
  },
  due: 'To be done by',
  overdue: 'It was to be done by',
  see: 'See the step',
  carry: 'Carry it on',
  way: 'The way',
  notNow: 'Not now',
  halted: 'Stopped for a while',
  haltedWhy:
    'Staff have stopped this petition for a while. Why stands on its page. When it goes on, it waits for the same step.',
  notNowWhy: 'This petition waits for no step of this kind just now.',
  petition: 'The petition',
  next: (title: string) => `After it: ${title}`,
  notDone: 'Nothing has changed yet',
  /** What whoever screens petitions can do with one that is public. */
  staffMay: {
    signing: 'Stop the signing, as staff',
    awaiting: 'Stop the petition, as staff',
    suspended: 'Let the signing go on, as staff',
    halted: 'Let the petition go on, as staff',
  } as Partial<Record<PetitionState, string>>,
} as const;

/** What stands in the way at any step. */
export const wordings: Wordings = {
  'not-at-this-step': () => ({ say: 'The petition does not wait for this any more. Look at its page.' }),
};
