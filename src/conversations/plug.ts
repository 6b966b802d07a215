import type { Plug } from '../platform/plug.ts';
import { archiveCommands } from './archive/cli.ts';
import type { ConversationsHouse } from './house.ts';
import { listMailClaim } from './lists/inbound.ts';
import { listDailies, listReactions } from './lists/jobs.ts';
import { listPages } from './lists/pages.tsx';
import { moderationDailies, moderationReactions } from './moderation/jobs.ts';
import { moderationPages } from './moderation/pages/routes.ts';
import { questionPages } from './questions/pages.tsx';
import { requestMailClaim } from './requests/inbound/claim.ts';
import { returnsClaim } from './returned/inbound.ts';
import { returnedDailies } from './returned/jobs.ts';
import { returnedPages } from './returned/pages.tsx';
import { subscriptionDailies, subscriptionReactions } from './subscriptions/jobs.ts';
import { threadPages } from './threads/pages.tsx';
import { wordings } from './words.ts';
import { writingPages } from './writing/pages.tsx';

export type { ConversationsHouse } from './house.ts';

/** What conversations hand the platform. */
export function conversationsPlug(house: ConversationsHouse): Plug {
  return {
    routes: [
      ...listPages(house),
      ...threadPages(house),
      ...writingPages(house),
      ...questionPages(house),
      ...moderationPages(house),
      ...returnedPages(),
    ],
    commands: archiveCommands,
    wordings,
    reactions: [...listReactions(house), ...subscriptionReactions(), ...moderationReactions(house)],
    dailies: [...listDailies, ...subscriptionDailies, ...moderationDailies(), ...returnedDailies(house)],
    mailClaims: [returnsClaim(house), requestMailClaim(house), listMailClaim(house)],
  };
}
