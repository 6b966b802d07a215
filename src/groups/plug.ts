import type { Plug } from '../platform/plug.ts';
import { forgetInGroups } from './forgetting.ts';
import { standingIn, type GroupsHouse } from './house.ts';
import { groupsApi } from './registry/api.ts';
import { descriptionPages } from './registry/pages.tsx';
import { wordings as registryWordings } from './registry/words.ts';
import { profilePages } from './profiles/pages.tsx';
import { wordings as profileWordings } from './profiles/words.ts';
import { roleReactions } from './roles/jobs.ts';
import { rolePages } from './roles/pages.tsx';
import { wordings as roleWordings } from './roles/words.ts';
import { rosterDailies, rosterReactions } from './roster/jobs.ts';
import { rosterPages } from './roster/pages.tsx';
import { wordings as rosterWordings } from './roster/words.ts';

export type { GroupsHouse } from './house.ts';

/** What groups hand the platform. The directory and the home of a group are put together by the site. */
export function groupsPlug(house: GroupsHouse): Plug {
  return {
    routes: [
      ...groupsApi,
      ...descriptionPages(house),
      ...rosterPages(house),
      ...rolePages(house),
      ...profilePages(house),
    ],
    wordings: { ...registryWordings, ...rosterWordings, ...roleWordings, ...profileWordings },
    reactions: [...roleReactions(house), ...rosterReactions(standingIn(house))],
    dailies: rosterDailies(standingIn(house)),
    grantSources: ['groups.held_grant'],
    forgets: [forgetInGroups],
  };
}
