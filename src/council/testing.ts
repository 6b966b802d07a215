import type { PersonId } from '../platform/act/index.ts';
import { recordDecision, charterGroup, petitionOf, type Recording } from '../charters/index.ts';
import { anOpenPetition, association, aText, policies, type Stage } from '../charters/testing.ts';
import { withArticle } from '../roll/index.ts';
import type { Telling } from './reports/told.ts';

/** How the example association tells the council. */
export const telling: Telling = {
  policies,
  association: {
    name: association.name,
    language: association.locale,
    committee: association.words.committee.one,
    council: withArticle(association.words.council),
    group: withArticle(association.words.group),
    reports: association.reports,
  },
};

/** A petition on the docket, as if its signatures had been verified. */
export async function aDocketedPetition(
  stage: Stage,
  organizers: readonly [PersonId, PersonId],
  at: Date,
  title = aText.title,
): Promise<number> {
  const id = await anOpenPetition(stage, organizers, at, { ...aText, title });
  const client = await stage.database.connection();
  try {
    await client.query(
      `update charters.petition set state = 'docketed', filed_at = $2, filed_on = $2::timestamptz::date, verified_at = $2 where id = $1`,
      [id, at],
    );
    await client.query('insert into charters.verification (petition, tested_at, counted) values ($1, $2, 112)', [
      id,
      at,
    ]);
  } finally {
    client.release();
  }
  return id;
}

/** The committee decides on a docketed petition. Gives the number of the decision. */
export async function aDecision(
  stage: Stage,
  chair: PersonId,
  petition: number,
  at: Date,
  recording: Partial<Recording> = {},
): Promise<number> {
  return stage.as(
    chair,
    at,
    async (act) => {
      const { policyId, policyVersion } = (await petitionOf(act.db, petition))!;
      const policy = policies.of(policyId, policyVersion);
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
