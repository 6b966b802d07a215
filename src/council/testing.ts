import type { PersonId } from '../platform/act/index.ts';
import {
  charterGroup,
  petitionOf,
  policyBook,
  recordDecision,
  type PolicyBook,
  type Recording,
} from '../charters/index.ts';
import { association, policies, type Stage } from '../charters/testing.ts';
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

/** The committee decides on a docketed petition. Gives the number of the decision. */
export async function aDecision(
  stage: Stage,
  chair: PersonId,
  petition: number,
  at: Date,
  { book = policies, ...recording }: Partial<Recording> & { readonly book?: PolicyBook } = {},
): Promise<number> {
  return stage.as(
    chair,
    at,
    async (act) => {
      const { policyId, policyVersion } = (await petitionOf(act.db, petition))!;
      const policy = book.of(policyId, policyVersion);
      const votes = { present: 11, votesFor: 9, votesAgainst: 1, votesAbstained: 1 };
      return recordDecision(
        act,
        petition,
        { result: 'approved', decidedOn: act.today, ...votes, reasons: '', minute: '', ...recording },
        {
          rules: policy.decision,
          charter: async (inner, approved, on) => void (await charterGroup(inner, approved, on, policy.charter)),
        },
      );
    },
    ['docket.decide'],
  );
}
