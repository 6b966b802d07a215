import type { Plug } from '../platform/plug.ts';
import { erasureDailies, erasureReactions } from './erasure/jobs.ts';
import { forgetInLists } from './erasure/masking.ts';
import { digestDailies, digestReactions, digestTasks } from './digests/jobs.ts';
import { conversationsCommands } from './cli.ts';
import type { ConversationsHouse } from './house.ts';
import { listMailClaim } from './lists/inbound.ts';
import { listDailies, listReactions } from './lists/jobs.ts';
import { moderationDailies, moderationReactions } from './moderation/jobs.ts';
import { conversationPages } from './pages.ts';
import { reportReactions } from './reports/jobs.ts';
import { removalDailies } from './removal/jobs.ts';
import { requestMailClaim } from './requests/inbound/claim.ts';
import { receiptReactions, receiptTasks } from './receipts/jobs.ts';
import { returnsClaim } from './returned/inbound.ts';
import { returnedDailies } from './returned/jobs.ts';
import { fillingDailies, fillingReactions } from './subscriptions/filling/jobs.ts';
import { subscriptionDailies, subscriptionReactions } from './subscriptions/jobs.ts';
import { fileDailies } from './writing/files/jobs.ts';
import { wordings } from './words.ts';

export type { ConversationsHouse } from './house.ts';

/** What conversations hand the platform. */
export function conversationsPlug(house: ConversationsHouse): Plug {
  return {
    routes: conversationPages(house),
    commands: conversationsCommands(house),
    wordings,
    reactions: [
      ...listReactions(house),
      ...digestReactions(house),
      ...subscriptionReactions(house),
      ...fillingReactions,
      ...moderationReactions(house),
      ...reportReactions(house),
      ...receiptReactions(),
      ...erasureReactions,
    ],
    tasks: [...digestTasks(house), ...receiptTasks(house)],
    dailies: [
      ...listDailies,
      ...subscriptionDailies,
      ...fillingDailies,
      ...digestDailies(house),
      ...moderationDailies(),
      ...returnedDailies(house),
      ...removalDailies,
      ...erasureDailies,
      ...fileDailies,
    ],
    forgets: [forgetInLists],
    mailClaims: [returnsClaim(house), requestMailClaim(house), listMailClaim(house)],
  };
}
