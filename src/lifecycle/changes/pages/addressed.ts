import { NotFound } from '../../../platform/refusal/index.ts';
import type { Call } from '../../../platform/web/index.ts';
import { seeGroup } from '../../../groups/index.ts';
import { seeProposal, type SeenProposal } from '../queries.ts';

/** The proposal of an address, under the group that changes. @throws NotFound */
export async function proposalAt(call: Call): Promise<SeenProposal> {
  const group = await seeGroup(call.visit, call.params['slug']);
  const typed = call.params['id'] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new NotFound();
  const seen = await seeProposal(call.visit, Number(typed));
  if (seen.group.id !== group.id) throw new NotFound();
  return seen;
}
