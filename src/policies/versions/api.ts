import { z } from 'zod';
import { address, day, listOperation, operation, sha256 } from '../../platform/api/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { PolicyFile, type Policy } from './model.ts';
import { fingerprint } from './policy-file.ts';
import { keptPolicies } from './queries.ts';
import { policyOf, supersededOn } from './rules.ts';

const tag = 'Rules';
const code = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const Version = z
  .strictObject({
    id: z.string(),
    version: z.string(),
    url: address.meta({ description: 'Where it is read out' }),
    title: z.string(),
    effectiveOn: day,
    untilOn: day.nullable().meta({ description: 'The day on which the next version took its place' }),
    sha256: sha256.meta({ description: 'Of its values, by which a change would be noticed: a version never changes' }),
  })
  .meta({ id: 'PolicyVersion' });

const codes =
  'The codes of bodies are the same in every house, whatever these are called there: one stands for the body that decides, another for the body that is told';

/** The rules by which groups are made, in all their versions. */
export const policiesApi = [
  listOperation({
    id: 'listPolicies',
    path: '/api/v1/policies',
    tag,
    summary: 'The rules, in all their versions, the newest first',
    of: Version,
    async answer({ visit: { db }, baseUrl }, _, { most, from }) {
      const kept = await keptPolicies(db);
      return { total: kept.length, items: kept.slice(from, from + most).map((each) => shown(kept, each, baseUrl)) };
    },
  }),
  operation({
    id: 'readPolicy',
    method: 'GET',
    path: '/api/v1/policies/:id/:version',
    tag,
    summary: 'One version of the rules, whole',
    params: {
      id: code.meta({ description: 'The rules', exampleOf: 'policy' }),
      version: code.meta({ description: 'Their version', exampleOf: 'policyVersion' }),
    },
    gives: Version.extend({ rules: PolicyFile.meta({ id: 'PolicyRules', description: codes }) }).meta({ id: 'Policy' }),
    statuses: { 200: 'The version' },
    async answer({ visit: { db }, baseUrl }, { params: { id, version } }) {
      const kept = await keptPolicies(db);
      const policy = policyOf(kept, id, version);
      if (!policy) throw new NotFound();
      return { body: { ...shown(kept, policy, baseUrl), rules: policy } };
    },
  }),
];

function shown(kept: readonly Policy[], policy: Policy, baseUrl: string) {
  const { id, version, title, effectiveOn } = policy;
  const url = `${baseUrl}/rules/${id}/${version}`;
  return { id, version, url, title, effectiveOn, untilOn: supersededOn(kept, policy), sha256: fingerprint(policy) };
}
