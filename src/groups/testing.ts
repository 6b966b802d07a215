import type { Act } from '../platform/act/index.ts';
import { openGroup } from './registry/commands.ts';
import type { GroupId, NewGroup } from './registry/model.ts';

/** A group in term, opened by the act; all of it can be told otherwise. */
export async function aGroup(act: Act, opening: Partial<NewGroup> = {}): Promise<{ id: GroupId; slug: string }> {
  return openGroup(act, {
    name: 'Libraries and Climate Resilience',
    purpose: 'Members who prepare their libraries for heat, flood, fire and failing power, and help the people around them to do the same.',
    topics: ['sustainability'],
    organizers: [],
    participation: 'members',
    policy: { id: 'ala-mig', version: '2014' },
    ...opening,
  });
}
