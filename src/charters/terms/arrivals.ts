import type { Act } from '../../platform/act/index.ts';
import type { ImportedGroup, ImportOptions, Received } from '../../groups/index.ts';
import type { PolicyBook, PolicyView } from '../policy-view.ts';
import { openTerm } from './commands.ts';
import { currentTerm } from './queries.ts';

/** How a file of groups is received: each gets its term, by the policy that its row names. */
export function groupArrivals(policies: PolicyBook): Pick<ImportOptions, 'participation' | 'onGroup'> {
  return {
    participation: (policy) => (policy ? (known(policies, policy)?.charter.participation ?? null) : 'members'),
    onGroup: (act, imported) => receive(act, imported, policies),
  };
}

async function receive(act: Act, { group, row }: ImportedGroup, policies: PolicyBook): Promise<Received> {
  if (!row.term || !row.policy || row.state !== 'active') return {};
  const policy = known(policies, row.policy);
  if (!policy)
    return {
      refused: [{ column: 'policy', reason: 'policy-unknown', found: `${row.policy.id} ${row.policy.version}` }],
    };
  const term = await currentTerm(act.db, group);
  if (term?.fromOn === row.term.fromOn && term.untilOn === row.term.untilOn) return { changed: false };
  if (term)
    return { refused: [{ column: 'term', reason: 'term-differs', found: `${term.fromOn}/${term.untilOn ?? ''}` }] };
  await openTerm(
    act,
    { group, petition: null, policyId: policy.id, policyVersion: policy.version, term: row.term },
    policy.charter,
  );
  return { changed: true };
}

function known(policies: PolicyBook, { id, version }: { id: string; version: string }): PolicyView | null {
  try {
    return policies.of(id, version);
  } catch {
    return null;
  }
}
