import type { Plug } from '../platform/plug.ts';
import type { ConversationsHouse } from './house.ts';
import { listMailClaim } from './lists/inbound.ts';
import { listDailies, listReactions } from './lists/jobs.ts';
import { subscriptionDailies, subscriptionReactions } from './subscriptions/jobs.ts';

export type { ConversationsHouse } from './house.ts';

/** What conversations hand the platform. */
export function conversationsPlug(house: ConversationsHouse): Plug {
  return {
    reactions: [...listReactions(house), ...subscriptionReactions()],
    dailies: [...listDailies, ...subscriptionDailies],
    mailClaims: [listMailClaim],
  };
}
