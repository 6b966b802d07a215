import { policyBook } from '../charters/index.ts';
import { association, policies } from '../charters/testing.ts';
import { loadPolicies, type KeptPolicy } from '../policies/index.ts';
import { reportingAssociation } from './association.ts';
import type { Telling } from './reports/told.ts';

/** How the example association tells the council. */
export const telling: Telling = { policies, association: reportingAssociation(association) };

/** The policies of the example association as if the council had to ratify each approval. */
export const ratifying: readonly KeptPolicy[] = loadPolicies('association').map((kept) => ({
  ...kept,
  policy: {
    ...kept.policy,
    steps: kept.policy.steps.map((step) => (step.step === 'report' ? { ...step, as: 'action' } : step)),
  },
}));

export const ratifyingBook = policyBook(
  ratifying.map(({ policy }) => policy),
  association,
);
