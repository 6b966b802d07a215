import type { Impediment } from '../../platform/refusal/index.ts';
import type { Policy, StepOf } from './model.ts';

const whatCannotRun: Readonly<Record<string, string>> = {
  'steps-before-signing':
    'Something is asked before signing, or signing comes twice. So far a petition begins with its signatures.',
  verification: 'The signatures are not tested by staff right after signing.',
  'steps-before-decision': 'Something else is asked between the test of the signatures and the decision.',
  decider: 'The decision is not a vote of a committee or a board.',
  'no-return': 'A petition cannot be returned for changes. So far it always can.',
  'text-unfrozen': 'The text is not frozen before signing.',
  organizers: 'Organizers need not be members, or need not accept.',
  'provisional-term': 'The term is provisional.',
  percent: 'The number of signatures is a share of the members.',
  among: 'Some of the signers must be of a certain kind.',
  letters: 'Letters take the place of signatures.',
  'signers-unknown': 'People may sign who are not on the roll in good standing.',
  'record-day': 'Good standing is counted from a record day.',
  'window-until': 'Signing ends on a fixed day of the year.',
  'names-shown': 'Names are shown to everyone.',
  withdrawal: 'A signature may be withdrawn at other times than until filing.',
};

/** What of a policy cannot be carried out yet. */
export function wordedLimit(impediment: Impediment): string {
  return `${String(impediment['path'])}: ${whatCannotRun[String(impediment['what'])] ?? 'This cannot be carried out yet.'}`;
}

/** “100 members in good standing”. */
export function gistOf({ count, signers }: StepOf<'signatures'>): string {
  const who = signers.classes === 'anyone' ? 'people' : 'members';
  const how = signers.goodStanding ? ' in good standing' : '';
  return typeof count === 'number'
    ? `${count} ${who}${how}`
    : `${count.percent} % of the ${who}${how}, at least ${count.atLeast}`;
}

/** “ALA-MIG, version of 2014”. */
export function titleOf({ title, version }: Policy): string {
  return `${title}, version of ${version}`;
}
