import { z } from 'zod';
import { address, count, day, listOperation, oneOf, operation, wholeNumber } from '../../platform/api/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { decisionResults, ratifications, type Decision } from './model.ts';
import { countPublicDecisions, decisions, publicDecision } from './queries.ts';

const tag = 'Decisions';

/** What the committee resolved, and by how many votes; not by whose. */
export const DecisionShape = z
  .strictObject({
    id: z.int().min(1),
    url: address.meta({ description: 'The page of the petition' }),
    petition: z.int().min(1).meta({ description: 'The number of the petition' }),
    result: z.enum(decisionResults),
    office: z
      .string()
      .nullable()
      .meta({ description: 'The office of the one officer who decided; null where a body did, or nobody' }),
    decidedOn: day,
    present: count.nullable().meta({ description: 'Members of the body that decides who were present' }),
    votesFor: count.nullable(),
    votesAgainst: count.nullable(),
    votesReturned: count.nullable().meta({ description: 'Votes to return it for changes' }),
    votesAbstained: count.nullable(),
    reasons: z.string(),
    conditions: z.string().meta({ description: 'What is asked of an approved group, or of a text that comes back' }),
    ratification: z
      .enum(ratifications)
      .nullable()
      .meta({ description: 'What the body above made of it, where it has to ratify' }),
    ratifiedOn: day.nullable(),
    reportedOn: day.nullable().meta({ description: 'When a report told of it; null while none has' }),
  })
  .meta({ id: 'Decision' });

/** A decision in the words of the API. */
export function decisionShown(decision: Decision, baseUrl: string) {
  const { id, petition, result, decidedOn, present } = decision;
  const office = decision.office || null;
  const { votesFor, votesAgainst, votesReturned, votesAbstained } = decision;
  const { reasons, conditions, ratification, ratifiedOn, reportedOn } = decision;
  const url = `${baseUrl}/petitions/${petition}`;
  const votes = { present, votesFor, votesAgainst, votesReturned, votesAbstained };
  const council = { ratification, ratifiedOn, reportedOn };
  return { id, url, petition, result, office, decidedOn, ...votes, reasons, conditions, ...council };
}

/** What everyone may read of decisions: they stand on the pages of their petitions. */
export const docketApi = [
  listOperation({
    id: 'listDecisions',
    path: '/api/v1/decisions',
    tag,
    summary: 'Decisions on petitions, the latest first',
    query: {
      result: oneOf(decisionResults, 'Only those with this result')
        .meta({ examples: ['approved'] })
        .optional(),
    },
    of: DecisionShape,
    async answer({ visit: { db }, baseUrl }, { query: { result = null } }, part) {
      const [found, total] = await Promise.all([
        decisions(db, { ...part, result, public: true }),
        countPublicDecisions(db, result),
      ]);
      return { total, items: found.map((each) => decisionShown(each, baseUrl)) };
    },
  }),
  operation({
    id: 'readDecision',
    method: 'GET',
    path: '/api/v1/decisions/:id',
    tag,
    summary: 'One decision',
    params: { id: wholeNumber(1, 999_999_999, 'The number of the decision').meta({ exampleOf: 'decision' }) },
    gives: DecisionShape,
    statuses: { 200: 'The decision' },
    async answer({ visit: { db }, baseUrl }, { params: { id } }) {
      const found = await publicDecision(db, id);
      if (!found) throw new NotFound();
      return { body: decisionShown(found, baseUrl) };
    },
  }),
];
