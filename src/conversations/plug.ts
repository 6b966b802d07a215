import type { Plug } from '../platform/plug.ts';
import type { ConversationsHouse } from './house.ts';
import { listMailClaim } from './lists/inbound.ts';
import { listReactions } from './lists/jobs.ts';
import { wordings as policyWordings } from './lists/policy/words.ts';
import { moderationDailies, moderationReactions } from './moderation/jobs.ts';
import { moderationPages } from './moderation/pages/routes.ts';
import { wordings as moderationWordings } from './moderation/words.ts';
import { questionPages } from './questions/pages.tsx';
import { wordings as questionWordings } from './questions/words.ts';
import { requestMailClaim } from './requests/inbound/claim.ts';
import { subscriptionReactions } from './subscriptions/jobs.ts';

export type { ConversationsHouse } from './house.ts';

/** What conversations hand the platform. */
export function conversationsPlug(house: ConversationsHouse): Plug {
  return {
    routes: [...questionPages(house), ...moderationPages(house)],
    wordings: { ...policyWordings, ...moderationWordings, ...questionWordings },
    reactions: [...listReactions(house), ...subscriptionReactions(), ...moderationReactions(house)],
    dailies: moderationDailies(),
    mailClaims: [requestMailClaim(house), listMailClaim(house)],
  };
}
