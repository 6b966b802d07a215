import type { Plug } from '../platform/plug.ts';
import { archiveCommands } from './archive/cli.ts';
import { wordings as archiveWordings } from './archive/words.ts';
import { digestDailies, digestReactions, digestTasks } from './digests/jobs.ts';
import type { ConversationsHouse } from './house.ts';
import { listMailClaim } from './lists/inbound.ts';
import { listDailies, listReactions } from './lists/jobs.ts';
import { wordings as mailChoiceWordings } from './lists/mail-choices/words.ts';
import { wordings as policyWordings } from './lists/policy/words.ts';
import { moderationDailies, moderationReactions } from './moderation/jobs.ts';
import { wordings as moderationWordings } from './moderation/words.ts';
import { conversationPages } from './pages.ts';
import { wordings as questionWordings } from './questions/words.ts';
import { requestMailClaim } from './requests/inbound/claim.ts';
import { subscriptionDailies, subscriptionReactions } from './subscriptions/jobs.ts';
import { wordings as writingWordings } from './writing/words.ts';

export type { ConversationsHouse } from './house.ts';

/** What conversations hand the platform. */
export function conversationsPlug(house: ConversationsHouse): Plug {
  return {
    routes: conversationPages(house),
    commands: archiveCommands,
    wordings: {
      ...archiveWordings,
      ...mailChoiceWordings,
      ...writingWordings,
      ...policyWordings,
      ...moderationWordings,
      ...questionWordings,
    },
    reactions: [
      ...listReactions(house),
      ...digestReactions(house),
      ...subscriptionReactions(),
      ...moderationReactions(house),
    ],
    tasks: digestTasks(house),
    dailies: [...listDailies, ...subscriptionDailies, ...digestDailies(house), ...moderationDailies()],
    mailClaims: [requestMailClaim(house), listMailClaim(house)],
  };
}
