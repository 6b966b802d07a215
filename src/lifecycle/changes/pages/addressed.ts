import { NotFound } from '../../../platform/refusal/index.ts';
import type { Call } from '../../../platform/web/index.ts';
import { seeGroup, type Group } from '../../../groups/index.ts';
import type { Proposal } from '../model.ts';
import { seeProposal, type SeenProposal } from '../queries.ts';

/** Where the changes of a group stand. */
export const changesHref = ({ slug }: Pick<Group, 'slug'>): string => `/groups/${slug}/changes`;

/** Where a proposal stands. */
export const proposalHref = (group: Pick<Group, 'slug'>, { id }: Pick<Proposal, 'id'>): string =>
  `${changesHref(group)}/${id}`;

/** The proposal of an address, under the group that changes. @throws NotFound */
export async function proposalAt(call: Call): Promise<SeenProposal> {
  const group = await seeGroup(call.visit, call.params['slug']);
  const typed = call.params['id'] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new NotFound();
  const seen = await seeProposal(call.visit, Number(typed));
  if (seen.group.id !== group.id) throw new NotFound();
  return seen;
}
