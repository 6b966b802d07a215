import type { Group, GroupId } from '../../groups/index.ts';
import type { Proposal } from './model.ts';
import { changeWritten } from './words.ts';

/** The groups that a proposal is about. */
export const groupsIn = ({ group, into }: Pick<Proposal, 'group' | 'into'>): GroupId[] =>
  into === null ? [group] : [group, into];

/** A change in half a sentence, by the names of today; a group that was renamed by it goes by the name that it had. */
export function changeOf(proposal: Proposal, groups: ReadonlyMap<GroupId, Group>): string {
  const { kind, group, into, name, state, settledOn } = proposal;
  const { name: present = '', formerNames = [] } = groups.get(group) ?? {};
  const before = formerNames.find(({ untilOn }) => untilOn === settledOn)?.name;
  const called = kind === 'rename' && state === 'made' ? (before ?? present) : present;
  return changeWritten(kind, called, into === null ? name : (groups.get(into)?.name ?? ''));
}

/** Where the changes of a group stand. */
export const changesHref = ({ slug }: Pick<Group, 'slug'>): string => `/groups/${slug}/changes`;

/** Where a proposal stands. */
export const proposalHref = (group: Pick<Group, 'slug'>, { id }: Pick<Proposal, 'id'>): string =>
  `${changesHref(group)}/${id}`;
